//! `lifecycle-requirements`: what QEMU guests cannot do when they stop.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "lifecycle-requirements",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Lifecycle actions that QEMU lacks",
    reference: "qemuValidateLifecycleAction",
    since: "7.1.0",
    apply,
};

/// Refused: `preserve` on power-off and reboot, `rename-restart` anywhere, reboot and power-off exchanged.
fn apply(scene: &mut Scene<'_>) {
    if !scene.does(Behaviour::ChecksLifecycleActions) {
        return;
    }
    let is = |name, action| scene.domain().value(name).is_some_and(|it| it == action);
    if is("on_poweroff", "restart") && is("on_reboot", "destroy") {
        let message = "QEMU guests cannot stop on reboot and start again on power-off at the same time.";
        scene.refuse(scene.root(), message);
    }
    for name in ["on_poweroff", "on_reboot", "on_crash"] {
        let Some(node) = scene.document().child(scene.root(), name) else { continue };
        let action = scene.document().text(node).into_owned();
        if action == "rename-restart" || action == "preserve" && name != "on_crash" {
            scene.refuse(node, format!("QEMU guests cannot {action} there."));
        }
    }
}
