//! `filesystem-binary`: only virtiofs has a program of its own.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "filesystem-binary",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Program of a shared filesystem",
    reference: "virDomainFSDefParseXML",
    since: "6.2.0",
    apply,
};

/// *When*: `<binary>` or `<idmap>` stands in a `<filesystem>` whose driver is not virtiofs.
fn apply(scene: &mut Scene<'_>) {
    for filesystem in scene.devices("filesystem") {
        if scene.is(filesystem, "driver/@type", "virtiofs") {
            continue;
        }
        for name in ["binary", "idmap"] {
            if let Some(node) = scene.document().child(filesystem, name) {
                scene.drop(node, format!("libvirt reads <{name}> for virtiofs only."));
            }
        }
    }
}
