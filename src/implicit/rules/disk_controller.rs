//! `disk-controller`: disks need the controllers that their addresses name.

use crate::domain::DriveAddress;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "disk-controller",
    stage: Stage::GenericPostParse,
    effect: Effect::Decides,
    title: "Controllers for disks",
    reference: "virDomainDefAddDiskControllersForType",
    since: "0.7.3; SATA 0.9.7",
    apply,
};

/// *When*: a disk's drive address names a controller that is not written. All before it are added as well.
fn apply(scene: &mut Scene<'_>) {
    const BUSES: [&str; 4] = ["scsi", "fdc", "ide", "sata"];
    let mut highest: [Option<(u32, NodeId)>; 4] = [None; 4];
    for disk in scene.disks() {
        let bus = disk.bus();
        let Some(at) = BUSES.iter().position(|it| bus == *it) else { continue };
        let Some(address) = DriveAddress::of(scene.document(), disk.node) else { continue };
        if highest[at].is_none_or(|it| it.0 <= address.controller) {
            highest[at] = Some((address.controller, disk.node));
        }
    }
    for (bus, highest) in BUSES.into_iter().zip(highest) {
        let Some((last, disk)) = highest else { continue };
        let name = scene.disk(disk).target().into_owned();
        let because = format!("The disk {name} is on {bus} controller {last}, and that is not written.");
        scene.demand_controllers(bus, last, None, &because);
    }
}
