//! `disk-address`: a disk's name gives its place on IDE, SATA, SCSI and floppy controllers.

use crate::compat::Behaviour;
use crate::domain::{Disk, target_index};
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "disk-address",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Drive address of a disk",
    reference: "virDomainDiskDefAssignAddress",
    since: "0.7.3; SATA 0.9.7",
    apply,
};

/// *When*: no address is written. The name must be one that libvirt knows, whatever the bus.
fn apply(scene: &mut Scene<'_>) {
    for disk in scene.devices("disk") {
        if scene.document().child(disk, "address").is_some() {
            continue;
        }
        let view = Disk { document: scene.document(), node: disk };
        let (name, bus) = (view.target().into_owned(), view.bus().into_owned());
        let Some(index) = target_index(&name) else {
            scene.refuse(
                disk,
                format!("libvirt does not know the disk name '{name}', and no address is written."),
            );
            continue;
        };
        let (controller, channel, unit) = match &*bus {
            "ide" => (index / 4, index % 4 / 2, index % 2),
            "sata" => (index / 6, 0, index % 6),
            "fdc" => (index / 2, 0, index % 2),
            "scsi" => (index / 7, 0, index % 7),
            _ => continue,
        };
        let address = Tree::element("address")
            .with("type", "drive")
            .with("controller", controller.to_string())
            .with("bus", channel.to_string());
        let address = match scene.does(Behaviour::PrintsDriveTarget) {
            true => address.with("target", "0"),
            false => address,
        };
        let address = address.with("unit", unit.to_string());
        let because = format!("The name {name} stands for this place on {bus}.");
        scene.add(disk, address, Origin::Default, because);
    }
}
