//! `panic-model`: which device tells the host of a crash of the guest.

use crate::compat::Behaviour;
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
    if !scene.does(Behaviour::NamesPanicModel) {
        return;
    }
    let by_machine = scene.machine().panic_model();
    // At first libvirt took every machine without a device of its own for one with an ISA bus.
    let known = scene.does(Behaviour::PrefersPvpanicOnArmVirt);
    let model = by_machine.filter(|it| known || *it != "pvpanic").or((!known).then_some("isa"));
    for panic in scene.devices("panic") {
        let Some(model) = model else {
            if scene.value(panic, "@model").is_none() {
                scene.refuse(panic, "This machine has no panic device of its own, so a model must be named.");
            }
            continue;
        };
        scene.fill(panic, "@model", model, format!("A panic device of this machine is of model {model}."));
    }
}
