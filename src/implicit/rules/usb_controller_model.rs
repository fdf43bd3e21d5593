//! `usb-controller-model`: which USB controller one without a model is.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "usb-controller-model",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Model of a USB controller",
    reference: "qemuDomainControllerDefPostParse, qemuDomainDefaultUSBControllerModel",
    since: "2.2.0; before, it stays without a model",
    apply,
};

/// *When*: `model` is missing on a USB controller, written or added.
fn apply(scene: &mut Scene<'_>) {
    if !scene.does(Behaviour::NamesUsbModel) {
        return;
    }
    let open: Vec<_> =
        scene.controllers("usb").iter().filter(|it| it.model().is_empty()).map(|it| it.node).collect();
    for node in open {
        let addressed = scene.document().child(node, "address").is_some();
        let machine = scene.machine();
        let Some(model) = machine.usb_controller_model(scene.host(), scene.defining(), addressed) else {
            continue;
        };
        if model == "pci-ohci" && !scene.arch().is_ppc64() && !scene.does(Behaviour::FallsBackToOhci) {
            continue;
        }
        let because = format!("A USB controller without a model is a {model} on this machine.");
        scene.set(node, "@model", model, Origin::Default, because);
    }
}
