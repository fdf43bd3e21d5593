//! `usb-requirements`: what needs a USB controller, and what a USB controller cannot have.

use crate::compat::Behaviour;
use crate::implicit::address::{label, usb};
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "usb-requirements",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "What USB needs",
    reference: "virDomainDefPostParseCheckFeatures, qemuValidateDomainDeviceDefControllerUSB",
    since: "0.10.0",
    apply,
};

/// The greatest number of ports that QEMU's xhci controllers have.
const XHCI_PORTS: u32 = 15;

/// *When*: USB is switched off while devices need it, or a controller has too many ports.
fn apply(scene: &mut Scene<'_>) {
    let mut faults = Vec::new();
    let controllers = scene.controllers("usb");
    let off = controllers.iter().find(|it| it.model() == "none");
    let on: Vec<_> = controllers.iter().filter(|it| it.model() != "none").collect();
    if let Some(off) = off.filter(|_| controllers.len() > 1) {
        let message =
            "A USB controller of model none switches USB off, so there can be no other USB controller.";
        faults.push((off.node, message.to_owned()));
    }
    // Where libvirt does not add a controller it starts QEMU with the one of its own all the same.
    if on.is_empty() && (off.is_some() || scene.does(Behaviour::AddsUsbController)) {
        for device in usb::read(scene) {
            let name = label(scene.document(), device.node);
            let message = match off {
                Some(_) => format!(
                    "USB is switched off by model='none', but {name} is on USB. Remove one of the two."
                ),
                None => format!("There is no USB controller for {name}. Write one."),
            };
            faults.push((device.node, message));
        }
    }
    for controller in on.iter().filter(|it| it.model().ends_with("-xhci")) {
        if let Some(ports) = controller.ports().filter(|it| *it > XHCI_PORTS) {
            let message = format!("An xhci controller has {XHCI_PORTS} ports at most, not {ports}.");
            faults.push((controller.node, message));
        }
    }
    for (node, message) in faults {
        scene.refuse(node, message);
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    fn refusals(devices: &str) -> usize {
        defined("libvirt=11.3.0", &format!("<devices>{devices}</devices>")).refusals.len()
    }

    #[test]
    fn nothing_on_usb_without_usb() {
        let off = "<controller type='usb' model='none'/>";
        assert_eq!(refusals(off), 0);
        assert_eq!(refusals(&format!("{off}<input type='tablet' bus='usb'/><hub type='usb'/>")), 2);
        assert_eq!(refusals(&format!("{off}<controller type='usb' index='1' model='nec-xhci'/>")), 1);
    }
}
