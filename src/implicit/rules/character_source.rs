//! `character-source`: what is behind a character device that leaves it open.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "character-source",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Source of a character device",
    reference: "virDomainChrDefParseXML",
    since: "0.4.6",
    apply,
};

/// *When*: `type` is missing.
fn apply(scene: &mut Scene<'_>) {
    for list in ["serial", "parallel", "console", "channel"] {
        for device in scene.devices(list) {
            scene.fill(
                device,
                "@type",
                "pty",
                format!("A {list} without a type is a pseudo terminal of the host."),
            );
        }
    }
}
