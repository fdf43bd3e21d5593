//! `input-bus`: the bus of an input device.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "input-bus",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Bus of an input device",
    reference: "virDomainInputDefPostParse",
    since: "0.2.1",
    apply,
};

/// *When*: `bus` is missing. An evdev device has none.
fn apply(scene: &mut Scene<'_>) {
    for input in scene.devices("input") {
        let type_ = scene.value(input, "@type").unwrap_or_default().into_owned();
        let bus = match &*type_ {
            "evdev" => continue,
            "passthrough" => "virtio",
            "mouse" | "keyboard" if scene.arch().is_x86() => "ps2",
            _ if scene.arch().is_s390() => "virtio",
            _ => "usb",
        };
        scene.fill(input, "@bus", bus, format!("No bus is written; a {type_} is on {bus} here."));
    }
}
