//! `disk-bus`: a disk without a bus gets the one that its name stands for.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "disk-bus",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
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
        let view = scene.disk(disk);
        let (name, bus) = (view.target().into_owned(), view.bus_by_name());
        let because = match bus {
            "fdc" => "A floppy is on the floppy disk controller.".to_owned(),
            _ => format!("No bus is written; a disk named {name} is on {bus}."),
        };
        scene.set(disk, "target/@bus", bus, Origin::Default, because);
    }
}
