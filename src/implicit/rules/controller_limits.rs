//! `controller-limits`: what a machine or a model of controller cannot do.

use crate::implicit::{Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "controller-limits",
    stage: Stage::Validate,
    title: "Limits of controllers",
    reference: "qemuValidateDomainDeviceDefController",
    since: "before 7.0.0",
    apply,
};

/// Refused: more than 15 ports on xHCI, IDE where the machine has none or more of it, a SCSI target other than
/// 0 on the LSI 53c895a.
fn apply(scene: &mut Scene<'_>) {
    for node in scene.devices("controller") {
        let controller = scene.controller(node);
        let (type_, model) = (controller.type_(), controller.model());
        if matches!(&*model, "nec-xhci" | "qemu-xhci") && controller.ports().is_some_and(|it| it > 15) {
            let message = format!("A USB controller of model {model} has at most 15 ports.");
            scene.refuse(node, message);
        } else if type_ == "ide" && scene.machine().is_q35() {
            scene.refuse(node, "A q35 machine has no IDE. Put the disks on SATA: bus='sata'.");
        } else if type_ == "ide" && controller.index().is_some_and(|it| it > 0) && scene.machine().is_i440fx() {
            scene.refuse(node, "This machine has one IDE controller with room for four disks, hda to hdd.");
        } else if type_ == "scsi" && model == "lsilogic" {
            let index = controller.index();
            targets(scene, index.unwrap_or(0));
        }
    }
}

fn targets(scene: &mut Scene<'_>, controller: u32) {
    let disks = scene.disks().into_iter().filter(|it| it.bus() == "scsi").map(|it| it.node).collect::<Vec<_>>();
    for disk in disks {
        let address = crate::domain::DriveAddress::of(scene.document(), disk);
        if address.is_some_and(|it| it.controller == controller && it.target != 0) {
            scene.refuse(disk, "On a SCSI controller of model lsilogic the target must be 0.");
        }
    }
}
