//! `disk-drives`: which kinds of drives exist on which bus.

use crate::domain::Disk;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "disk-drives",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Drives and their buses",
    reference: "virDomainDiskDefValidate, qemuValidateDomainDeviceDefDisk",
    since: "before 7.0.0",
    apply,
};

/// Refused: a floppy elsewhere than on the floppy controller, a CD-ROM on virtio, a LUN that is no block
/// device or not on SCSI or virtio.
fn apply(scene: &mut Scene<'_>) {
    for node in scene.devices("disk") {
        if let Some(message) = fault(scene, node) {
            scene.refuse(node, message);
        }
    }
}

fn fault(scene: &Scene<'_>, node: NodeId) -> Option<String> {
    let disk = Disk { document: scene.document(), node };
    let (device, bus, name) = (disk.device(), disk.bus(), disk.target());
    if device == "floppy" && bus != "fdc" {
        Some(format!("The floppy {name} cannot be on {bus}, only on fdc."))
    } else if device != "floppy" && bus == "fdc" {
        Some(format!("Only floppies are on fdc; {name} is a {device}."))
    } else if device == "cdrom" && bus == "virtio" {
        Some(format!("The CD-ROM {name} cannot be on virtio, which has no media to eject."))
    } else if device == "lun" && !matches!(&*bus, "scsi" | "virtio") {
        Some(format!("The LUN {name} can be on scsi or virtio only, not on {bus}."))
    } else if device == "lun"
        && !matches!(scene.value(node, "@type").as_deref(), Some("block" | "network" | "volume"))
    {
        Some(format!("The LUN {name} must be a block device of the host or an iSCSI disk."))
    } else if scene.is(node, "@type", "vhostvdpa")
        && !matches!(scene.value(node, "driver/@cache").as_deref(), Some("none" | "directsync"))
    {
        Some(format!(
            "The vDPA disk {name} goes around the host's cache: write cache='none' or 'directsync'."
        ))
    } else {
        None
    }
}
