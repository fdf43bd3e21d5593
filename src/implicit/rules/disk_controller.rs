//! `disk-controller`: disks need the controllers that their addresses name.

use crate::domain::DriveAddress;
use crate::implicit::{Effect, Rule, Scene, Stage};

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
    for bus in ["scsi", "fdc", "ide", "sata"] {
        let disks = scene.disks().into_iter().filter(|it| it.bus() == bus);
        let placed = disks
            .filter_map(|it| Some((DriveAddress::of(scene.document(), it.node)?.controller, it.target())));
        let Some((last, name)) = placed.max_by_key(|(controller, _)| *controller) else { continue };
        let because = format!("The disk {name} is on {bus} controller {last}, and that is not written.");
        scene.demand_controllers(bus, last, None, &because);
    }
}
