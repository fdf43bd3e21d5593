//! `ide-requirements`: IDE is a part of the board, or not there at all.

use crate::domain::{Disk, DriveAddress};
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "ide-requirements",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Where IDE exists",
    reference: "qemuValidateDomainDeviceDefControllerIDE",
    since: "1.1.2",
    apply,
};

/// *When*: a q35 machine has an IDE controller, as an IDE disk demands one, or i440fx has a second one.
fn apply(scene: &mut Scene<'_>) {
    let machine = scene.machine().name.clone();
    let controllers: Vec<_> = scene.controllers("ide").iter().map(|it| (it.node, it.index())).collect();
    for (node, index) in controllers {
        // A controller that only a disk has brought along is that disk's doing.
        let sits = |it: &Disk<'_>| {
            let place = DriveAddress::of(scene.document(), it.node);
            it.bus() == "ide" && place.is_some_and(|it| Some(it.controller) == index)
        };
        let disk = scene.disks().into_iter().find(sits).map(|it| it.node);
        let node = disk.filter(|_| scene.is_added(node)).unwrap_or(node);
        if scene.machine().is_q35() {
            let message = format!("{machine} has no IDE. Put the disk on bus='sata' or another bus.");
            scene.refuse(node, message);
        } else if scene.machine().is_i440fx() && index.is_some_and(|it| it > 0) {
            let message =
                format!("{machine} has one IDE controller, for four disks. Put the others on another bus.");
            scene.refuse(node, message);
        }
    }
}
