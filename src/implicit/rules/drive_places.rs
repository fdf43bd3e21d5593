//! `drive-places`: which buses and targets a disk controller has.

use crate::domain::{Disk, DriveAddress};
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "drive-places",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Places on a disk controller",
    reference: "qemuValidateDomainDeviceDefDiskFrontend",
    since: "before 7.0.0",
    apply,
};

/// Refused: a target other than 0 on IDE, SATA, the floppy controller and the LSI 53c895a, a second bus on any
/// but IDE.
fn apply(scene: &mut Scene<'_>) {
    let controllers = scene.controllers("scsi");
    let lsilogic: Vec<_> =
        controllers.iter().filter(|it| it.model() == "lsilogic").map(|it| it.index()).collect();
    for node in scene.devices("disk") {
        let Some(address) = DriveAddress::of(scene.document(), node) else { continue };
        let disk = Disk { document: scene.document(), node };
        let (name, bus) = (disk.target(), disk.bus());
        let narrow = match &*bus {
            "ide" | "sata" | "fdc" => true,
            "scsi" => lsilogic.contains(&Some(address.controller)),
            _ => continue,
        };
        if narrow && address.target != 0 {
            let message = format!("On this {bus} controller the target is always 0; {name} is at {address}.");
            scene.refuse(node, message);
        } else if bus != "ide" && address.bus != 0 {
            let message = format!("A {bus} controller has one bus, 0; {name} is at {address}.");
            scene.refuse(node, message);
        }
    }
}
