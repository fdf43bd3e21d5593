//! `memory-limits`: a limit that is none is not kept.

use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "memory-limits",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Memory limits",
    reference: "virDomainDefFormat (virMemoryLimitIsSet)",
    since: "1.2.17",
    apply,
};

/// From this size in KiB on libvirt takes a limit for none (`VIR_DOMAIN_MEMORY_PARAM_UNLIMITED`).
const UNLIMITED: u64 = 9_007_199_254_740_991;

/// *When*: a limit in `<memtune>` is as great as can be.
fn apply(scene: &mut Scene<'_>) {
    let Some(memtune) = scene.document().child(scene.root(), "memtune") else { return };
    let limits: Vec<NodeId> = scene.document().elements(memtune).collect();
    for limit in limits {
        if scene.number(limit, "").is_some_and(|it| it >= UNLIMITED) {
            scene.drop(limit, "A limit as great as this is none.");
        }
    }
}
