//! `default-audio`: where sound goes unless it is written.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "default-audio",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "Default audio backend",
    reference: "qemuDomainDefAddDefaultAudioBackend",
    since: "7.2.0",
    apply,
};

/// *When*: no `<audio>` is written. The last of the graphics that says something about sound decides.
fn apply(scene: &mut Scene<'_>) {
    if !scene.does(Behaviour::AddsAudio) || !scene.devices("audio").is_empty() {
        return;
    }
    let graphics = scene.devices("graphics");
    let types: Vec<String> =
        graphics.iter().filter_map(|it| Some(scene.value(*it, "@type")?.into_owned())).collect();
    let deciding = types.iter().rev().find(|it| matches!(it.as_str(), "vnc" | "spice" | "sdl"));
    let (type_, because) = match deciding.map(String::as_str) {
        Some("vnc") => {
            ("none", "No <audio> is written, and VNC carries no sound unless qemu.conf allows it.")
        }
        Some("spice") => ("spice", "No <audio> is written, so sound goes through SPICE."),
        // The environment of the libvirt daemon decides; without QEMU_AUDIO_DRV in it nothing is written.
        Some(_) => return,
        None if types.is_empty() => {
            ("none", "No <audio> is written, and without graphics there is no sound.")
        }
        None => return,
    };
    scene.add_device(Tree::element("audio").with("id", "1").with("type", type_), Origin::Default, because);
}
