//! `hostdev-scsi-places`: an assigned SCSI device needs a place of its own.

use crate::domain::DriveAddress;
use crate::implicit::{Effect, Rule, Scene, Stage};
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    id: "hostdev-scsi-places",
    stage: Stage::DevicePostParse,
    effect: Effect::Checks,
    title: "Places of assigned SCSI devices",
    reference: "virDomainHostdevDefPostParse, virDomainDriveAddressIsUsedByDisk, virDomainDriveAddressIsUsedByHostdev",
    since: "1.0.6",
    apply,
};

/// Refused: an assigned SCSI device where a SCSI disk or another assigned device is.
fn apply(scene: &mut Scene<'_>) {
    let document = scene.document();
    let disks = scene.disks().into_iter().filter(|it| it.bus() == "scsi");
    let mut taken: HashSet<DriveAddress> =
        disks.filter_map(|it| DriveAddress::of(document, it.node)).collect();
    for hostdev in scene.devices("hostdev") {
        if !scene.is(hostdev, "@type", "scsi") {
            continue;
        }
        let Some(place) = DriveAddress::of(scene.document(), hostdev) else { continue };
        if !taken.insert(place) {
            scene.refuse(hostdev, format!("Something else on SCSI is at {place} already."));
        }
    }
}
