//! Controllers for assigned SCSI devices, which libvirt looks after twice: while it reads the devices, and
//! again once all have an address.

use super::Scene;
use crate::domain::DriveAddress;

/// Adds the SCSI controllers up to the last that an assigned device is on, 0 without an address, of the model
/// that the others with such devices have (`virDomainDefMaybeAddHostdevSCSIcontroller`).
pub(super) fn demand_controllers(scene: &mut Scene<'_>) {
    let hostdevs = scene.devices("hostdev").into_iter().filter(|it| scene.is(*it, "@type", "scsi"));
    let used: Vec<u32> =
        hostdevs.map(|it| DriveAddress::of(scene.document(), it).map_or(0, |it| it.controller)).collect();
    let Some(last) = used.iter().copied().max() else { return };
    let controllers = scene.controllers("scsi");
    let like = controllers.iter().find(|it| it.index().is_some_and(|index| used.contains(&index)));
    let model = like.map(|it| it.model().into_owned()).filter(|it| !it.is_empty());
    let because = format!("An assigned SCSI device is on controller {last}, and that is not written.");
    scene.demand_controllers("scsi", last, model.as_deref(), &because);
}
