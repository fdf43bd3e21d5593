//! Controllers for assigned SCSI devices, which libvirt looks after twice: while it reads the devices, and
//! again once all have an address.

use std::collections::HashMap;

use super::Scene;
use crate::domain::DriveAddress;
use crate::xml::NodeId;

/// As libvirt does it after each device that it reads, with those that it has read by then.
pub(super) fn demand_controllers_while_reading(scene: &mut Scene<'_>) {
    let mut highest = Highest::of(scene);
    for hostdev in assigned(scene) {
        // What a lower one needs is there.
        if highest.rises_to(scene, hostdev) {
            highest.demand(scene);
        }
    }
}

/// As libvirt does it when all devices are there.
pub(super) fn demand_controllers(scene: &mut Scene<'_>) {
    let mut highest = Highest::of(scene);
    for hostdev in assigned(scene) {
        highest.rises_to(scene, hostdev);
    }
    highest.demand(scene);
}

fn assigned(scene: &Scene<'_>) -> Vec<NodeId> {
    scene.devices("hostdev").into_iter().filter(|it| scene.is(*it, "@type", "scsi")).collect()
}

/// The highest controller that one of the devices looked at is on, 0 without an address, and the model that the
/// last of those with ever higher controllers has (`virDomainDefMaybeAddHostdevSCSIcontroller`).
struct Highest {
    /// Models of the controllers that are written, where they have one.
    models: HashMap<u32, String>,
    controller: Option<u32>,
    model: Option<String>,
}

impl Highest {
    fn of(scene: &Scene<'_>) -> Highest {
        let controllers = scene.controllers("scsi");
        let named = controllers.iter().rev().filter_map(|it| Some((it.index()?, it.model().into_owned())));
        let models = named.filter(|it| !it.1.is_empty()).collect();
        Highest { models, controller: None, model: None }
    }

    /// Whether the device is on a higher controller than those before.
    fn rises_to(&mut self, scene: &Scene<'_>, hostdev: NodeId) -> bool {
        let at = DriveAddress::of(scene.document(), hostdev).map_or(0, |it| it.controller);
        let rises = self.controller.is_none_or(|highest| at > highest);
        if rises {
            self.controller = Some(at);
            self.model = self.models.get(&at).cloned().or(self.model.take());
        }
        rises
    }

    /// Adds the controllers up to the highest.
    fn demand(&self, scene: &mut Scene<'_>) {
        let Some(last) = self.controller else { return };
        let because = format!("An assigned SCSI device is on controller {last}, and that is not written.");
        scene.demand_controllers("scsi", last, self.model.as_deref(), &because);
    }
}
