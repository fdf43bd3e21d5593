//! `default-usb-controller`: most machines get a USB controller unless one is written.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "default-usb-controller",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "Default USB controller",
    reference: "qemuDomainDefAddDefaultDevices",
    since: "0.9.10; on q35 none from 1.1.2, ich9 1.3.1, nec-xhci 2.5.0, qemu-xhci by 5.6.0",
    apply,
};

/// *When*: the machine is one that gets it and no USB controller with index 0 is written.
/// *Opting out*: `<controller type='usb' index='0' model='none'/>`.
fn apply(scene: &mut Scene<'_>) {
    let written = scene.controllers("usb").iter().any(|it| it.index() == Some(0));
    if written || !scene.does(Behaviour::AddsUsbController) {
        return;
    }
    let model = match scene.machine().is_q35() && scene.does(Behaviour::KnowsQ35) {
        true => on_q35(scene),
        false => scene.machine().default_usb_controller(),
    };
    let Some(model) = model.filter(|_| !scene.arch().is_arm() || scene.does(Behaviour::LooksAtArmBoards))
    else {
        return;
    };
    let mut because = "No USB controller with index 0 is written, so libvirt adds one.".to_owned();
    if scene.machine().is_q35() && scene.does(Behaviour::AddsQemuXhciToQ35) {
        because += " On q35 it is the first that QEMU has of qemu-xhci, nec-xhci, ich9.";
    }
    let controller = Tree::element("controller").with("type", "usb").with("index", "0");
    if model.is_empty() {
        scene.add_controller(controller, Origin::Default, because);
        return;
    }
    scene.add_controller(controller.clone().with("model", model), Origin::Default, because);
    if model != "ich9-ehci1" {
        return;
    }
    for (companion, port) in [("ich9-uhci1", "0"), ("ich9-uhci2", "2"), ("ich9-uhci3", "4")] {
        let master = Tree::element("master").with("startport", port);
        let because = "The added ich9-ehci1 serves fast devices only; its companions serve the slow ones.";
        scene.add_controller(
            controller.clone().with("model", companion).holding(master),
            Origin::Default,
            because,
        );
    }
}

/// The first model for q35 that both libvirt and QEMU have; each release prefers a newer one.
fn on_q35(scene: &Scene<'_>) -> Option<&'static str> {
    let models = [
        (Behaviour::AddsQemuXhciToQ35, "qemu-xhci", "qemu-xhci"),
        (Behaviour::AddsNecXhciToQ35, "nec-xhci", "nec-usb-xhci"),
        (Behaviour::AddsIch9ToQ35, "ich9-ehci1", "ich9-usb-ehci1"),
    ];
    let fits = |it: &(Behaviour, &str, &str)| scene.does(it.0) && scene.has(it.2);
    models.into_iter().find(fits).map(|(_, model, _)| model)
}
