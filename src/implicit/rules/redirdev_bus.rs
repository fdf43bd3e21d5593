//! `redirdev-bus`: redirected devices are USB devices.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "redirdev-bus",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Bus of a redirected device",
    reference: "virDomainRedirdevDefParseXML, qemuDomainRedirdevDefPostParse",
    since: "0.9.5; D-Bus channel 8.4.0",
    apply,
};

/// *When*: `bus` is missing, or the channel of a redirection over D-Bus.
fn apply(scene: &mut Scene<'_>) {
    for redirdev in scene.devices("redirdev") {
        scene.fill(redirdev, "@bus", "usb", "Only USB devices can be redirected.");
        if scene.is(redirdev, "@type", "dbus") {
            let because = "On D-Bus, USB redirection has this channel.";
            scene.fill(redirdev, "source/@channel", "org.qemu.usbredir", because);
        }
    }
}
