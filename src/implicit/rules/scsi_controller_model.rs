//! `scsi-controller-model`: which SCSI controller one without a model is.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "scsi-controller-model",
    stage: Stage::GenericPostParse,
    effect: Effect::Decides,
    title: "Model of a SCSI controller",
    reference: "qemuDomainDefaultSCSIControllerModel",
    since: "3.9.0; before, it is chosen only when the guest starts",
    apply,
};

/// *When*: `model` is missing or `auto`, on a written controller or on one that disks demanded.
fn apply(scene: &mut Scene<'_>) {
    if !scene.does(Behaviour::NamesScsiModel) {
        return;
    }
    let open = scene.controllers("scsi").into_iter().filter(|it| matches!(&*it.model(), "" | "auto"));
    let open: Vec<_> = open.map(|it| it.node).collect();
    for node in open {
        match scene.machine().scsi_controller_model(scene.qemu()) {
            Some(model) => {
                let because = format!("A SCSI controller without a model is a {model} on this machine.");
                scene.set(node, "@model", model, Origin::Default, because);
            }
            None => scene.refuse(node, "QEMU has no SCSI controller that libvirt would choose by itself."),
        }
    }
}
