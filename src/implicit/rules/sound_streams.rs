//! `sound-streams`: a virtio sound card plays and records.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "sound-streams",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Streams of a sound card",
    reference: "qemuDomainSoundDefPostParse",
    since: "10.4.0",
    apply,
};

/// *When*: `model='virtio'` without `streams`.
fn apply(scene: &mut Scene<'_>) {
    for sound in scene.devices("sound") {
        if scene.is(sound, "@model", "virtio") {
            scene.fill(
                sound,
                "@streams",
                "2",
                "A virtio sound card has two streams unless more are written.",
            );
        }
    }
}
