//! `panic-model`: which device tells the host of a crash of the guest.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "panic-model",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Model of a panic device",
    reference: "qemuDomainDefaultPanicModel",
    since: "1.3.1",
    apply,
};

/// *When*: `<panic>` without `model`.
fn apply(scene: &mut Scene<'_>) {
    let Some(model) = scene.machine().panic_model() else { return };
    for panic in scene.devices("panic") {
        scene.fill(panic, "@model", model, format!("A panic device of this machine is of model {model}."));
    }
}
