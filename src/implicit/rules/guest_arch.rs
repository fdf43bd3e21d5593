//! `guest-arch`: the host's own architecture unless `<type arch='…'>` names one.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "guest-arch",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Guest architecture",
    reference: "virDomainDefParseCaps",
    since: "0.4.0",
    apply,
};

/// *When*: no architecture is named.
/// *Opting out*: naming one.
fn apply(scene: &mut Scene<'_>) {
    if scene.domain().arch().is_some_and(|it| !it.is_empty()) {
        return;
    }
    let arch = scene.host().arch;
    scene.set(
        scene.root(),
        "os/type/@arch",
        arch.as_str(),
        Origin::Default,
        "No architecture is named, so the guest gets that of the host.",
    );
}
