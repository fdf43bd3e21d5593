//! `disk-bus`: a disk without a bus gets the one that its name stands for.

use crate::implicit::{Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "disk-bus",
    stage: Stage::DevicePostParse,
    title: "Bus of a disk",
    reference: "virDomainDiskDefPostParse",
    since: "0.4.3",
    apply,
};

/// *When*: `target/@bus` is missing.
fn apply(scene: &mut Scene<'_>) {
    for disk in scene.disks().iter().map(|it| it.node).collect::<Vec<_>>() {
        if let Some(name) = scene.value(disk, "target/@dev").filter(|it| it.starts_with("ioemu:")) {
            let name = name["ioemu:".len()..].to_owned();
            let because = "The prefix ioemu: of old Xen configurations means nothing to libvirt.";
            scene.set(disk, "target/@dev", &name, Origin::Default, because);
        }
        if scene.value(disk, "target/@bus").is_some() {
            continue;
        }
        let name = scene.value(disk, "target/@dev").unwrap_or_default().into_owned();
        let bus = match name.get(..2) {
            _ if scene.is(disk, "@device", "floppy") => "fdc",
            Some("sd") => "scsi",
            Some("vd") => "virtio",
            Some("xv") if name.starts_with("xvd") => "xen",
            Some("ub") if name.starts_with("ubd") => "uml",
            _ => "ide",
        };
        let because = match bus {
            "fdc" => "A floppy is on the floppy disk controller.".to_owned(),
            _ => format!("No bus is written; a disk named {name} is on {bus}."),
        };
        scene.set(disk, "target/@bus", bus, Origin::Default, because);
    }
}
