//! `scsi-targets`: where a SCSI controller has no targets to choose from.

use crate::domain::DriveAddress;
use crate::implicit::{Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "scsi-targets",
    stage: Stage::Validate,
    title: "Targets of a SCSI controller",
    reference: "qemuValidateDomainDeviceDefDiskFrontend",
    since: "before 7.0.0",
    apply,
};

/// Refused: a disk whose target is not 0 on a controller of model lsilogic.
fn apply(scene: &mut Scene<'_>) {
    let controllers = scene.controllers("scsi");
    let lsilogic: Vec<_> = controllers.iter().filter(|it| it.model() == "lsilogic").map(|it| it.index()).collect();
    for disk in scene.devices("disk") {
        let Some(address) = DriveAddress::of(scene.document(), disk) else { continue };
        let scsi = scene.is(disk, "target/@bus", "scsi");
        if scsi && address.target != 0 && lsilogic.contains(&Some(address.controller)) {
            scene.refuse(disk, "On a SCSI controller of model lsilogic the target must be 0.");
        }
    }
}
