//! `usb-disabled`: without a USB controller there are no USB devices.

use crate::implicit::address::label;
use crate::implicit::address::usb;
use crate::implicit::{Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "usb-disabled",
    stage: Stage::Validate,
    title: "USB devices without USB",
    reference: "virDomainDefPostParse, qemuDomainUSBAddressAddControllers",
    since: "0.10.0",
    apply,
};

/// Refused: a USB device or a further USB controller beside one of model none.
fn apply(scene: &mut Scene<'_>) {
    if !scene.controllers("usb").iter().any(|it| it.model() == "none") {
        return;
    }
    for device in usb::read(scene) {
        let name = label(scene.document(), device.node);
        let message = format!("The USB controller of model none keeps USB out of the guest, but {name} is a USB device.");
        scene.refuse(device.node, message);
    }
    let others = scene.controllers("usb").into_iter().filter(|it| it.model() != "none");
    for other in others.map(|it| it.node).collect::<Vec<_>>() {
        scene.refuse(other, "A USB controller of model none is written, so there can be no other.");
    }
}
