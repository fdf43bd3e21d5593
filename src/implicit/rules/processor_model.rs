//! `processor-model`: what is said of a CPU without a model.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "processor-model",
    stage: Stage::Parse,
    effect: Effect::Checks,
    title: "What needs a CPU model",
    reference: "virCPUDefParseXML",
    since: "0.7.5",
    apply,
};

/// Refused: a vendor without a model, and features without a model or a mode that brings one.
fn apply(scene: &mut Scene<'_>) {
    let Some(cpu) = scene.document().child(scene.root(), "cpu") else { return };
    let has = |name| scene.document().child(cpu, name).is_some();
    let model = scene.value(cpu, "model").is_some_and(|it| !it.is_empty());
    let custom = scene.value(cpu, "@mode").is_none_or(|it| it == "custom");
    let (vendor, feature) = (has("vendor"), has("feature"));
    if vendor && !model {
        scene.refuse(cpu, "A CPU vendor is named without a model.");
    }
    if feature && !model && custom {
        scene.refuse(cpu, "CPU features are named without a model.");
    }
}
