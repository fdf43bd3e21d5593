//! `supported-machine`: QEMU has the machine type.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "supported-machine",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Machine types of QEMU",
    reference: "virQEMUCapsIsMachineSupported",
    since: "before 7.0.0",
    apply,
};

/// Refused: a machine type that this release of QEMU does not have yet, or no longer. Nothing is said about those
/// that distributions make, unless the host lists what it has.
fn apply(scene: &mut Scene<'_>) {
    let (machine, qemu) = (scene.machine(), scene.qemu());
    let missing = match qemu.machine_type(&machine.name) {
        _ if qemu.lists(&machine.name).is_some() => qemu.lists(&machine.name) == Some(false),
        Some(known) if known.distribution.is_some() => false,
        Some(known) => !known.exists_in(qemu.version),
        None => machine.version.is_some_and(|it| it.series() > qemu.version.series()),
    };
    if !missing || !scene.defining() {
        return;
    }
    let message = format!(
        "QEMU {} has no machine {}. Another machine type is other hardware.",
        qemu.version, machine.name
    );
    let root = scene.root();
    let node = scene.document().find(root, "os/type").unwrap_or(root);
    scene.refuse(node, message);
}
