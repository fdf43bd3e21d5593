//! Controllers for assigned SCSI devices, which libvirt looks after twice: while it reads the devices, and
//! again once all have an address.

use super::Scene;
use crate::domain::DriveAddress;
use crate::xml::NodeId;

/// As libvirt does it after each device that it reads, with those that it has read by then.
pub(super) fn demand_controllers_while_reading(scene: &mut Scene<'_>) {
    let hostdevs = assigned(scene);
    for read in 1..=hostdevs.len() {
        demand_for(scene, &hostdevs[..read]);
    }
}

/// As libvirt does it when all devices are there.
pub(super) fn demand_controllers(scene: &mut Scene<'_>) {
    let hostdevs = assigned(scene);
    demand_for(scene, &hostdevs);
}

fn assigned(scene: &Scene<'_>) -> Vec<NodeId> {
    scene.devices("hostdev").into_iter().filter(|it| scene.is(*it, "@type", "scsi")).collect()
}

/// Adds the SCSI controllers up to the last that one of these devices is on, 0 without an address, of the model
/// that the last of those with ever higher controllers has (`virDomainDefMaybeAddHostdevSCSIcontroller`).
fn demand_for(scene: &mut Scene<'_>, hostdevs: &[NodeId]) {
    let controllers = scene.controllers("scsi");
    let (mut last, mut model) = (None, None);
    for hostdev in hostdevs {
        let at = DriveAddress::of(scene.document(), *hostdev).map_or(0, |it| it.controller);
        if last.is_none_or(|last| at > last) {
            last = Some(at);
            let controller = controllers.iter().find(|it| it.index() == Some(at));
            let named = controller.map(|it| it.model().into_owned()).filter(|it| !it.is_empty());
            model = named.or(model);
        }
    }
    let Some(last) = last else { return };
    let because = format!("An assigned SCSI device is on controller {last}, and that is not written.");
    scene.demand_controllers("scsi", last, model.as_deref(), &because);
}
