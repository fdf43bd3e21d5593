//! `input-buses`: which input devices exist on which bus.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "input-buses",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Buses of input devices",
    reference: "virDomainInputDefParseXML",
    since: "0.2.1",
    apply,
};

/// Refused: anything but a mouse or keyboard on PS/2, a host's device elsewhere than it can be, and the buses of other hypervisors.
fn apply(scene: &mut Scene<'_>) {
    for input in scene.devices("input") {
        let value = |path| scene.value(input, path).unwrap_or_default().into_owned();
        let (type_, bus) = (value("@type"), value("@bus"));
        match &*bus {
            "ps2" if !matches!(&*type_, "mouse" | "keyboard" | "passthrough" | "evdev") => {
                scene.refuse(input, format!("PS/2 knows a mouse and a keyboard, no {type_}. Use bus='usb'."));
            }
            "usb" | "ps2" if type_ == "passthrough" => {
                scene.refuse(input, "An input device of the host is passed through on bus='virtio' only.");
            }
            "usb" | "ps2" | "virtio" if type_ == "evdev" => {
                scene.refuse(input, "An evdev device of the host has no bus in the guest. Leave bus out.");
            }
            "xen" | "parallels" => {
                scene.refuse(input, format!("QEMU has no input devices on the bus {bus}."))
            }
            _ => {}
        }
    }
}
