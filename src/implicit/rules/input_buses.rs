//! `input-buses`: which input devices exist on which bus.

use crate::implicit::{Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "input-buses",
    stage: Stage::Validate,
    title: "Buses of input devices",
    reference: "virDomainInputDefParseXML",
    since: "0.2.1",
    apply,
};

/// Refused: anything but a mouse or keyboard on PS/2, and the buses of other hypervisors.
fn apply(scene: &mut Scene<'_>) {
    for input in scene.devices("input") {
        let value = |path| scene.value(input, path).unwrap_or_default().into_owned();
        let (type_, bus) = (value("@type"), value("@bus"));
        match &*bus {
            "ps2" if !matches!(&*type_, "mouse" | "keyboard") => {
                scene.refuse(input, format!("PS/2 knows a mouse and a keyboard, no {type_}. Use bus='usb'."));
            }
            "xen" | "parallels" => scene.refuse(input, format!("QEMU has no input devices on the bus {bus}.")),
            _ => {}
        }
    }
}
