//! `cpu-check`: how closely libvirt compares the CPU with what the host can give.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "cpu-check",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "CPU check",
    reference: "qemuDomainDefCPUPostParse",
    since: "3.2.0",
    apply,
};

/// *When*: `<cpu>` has a mode, and no `check`.
/// *Opting out*: writing `check`.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let Some(mode) = scene.value(root, "cpu/@mode").map(|it| it.into_owned()) else { return };
    if !scene.does(Behaviour::PrintsCpuCheck) || scene.value(root, "cpu/@check").is_some() {
        return;
    }
    let emulated = scene.domain().virt_type() == "qemu";
    let (check, because) = match mode.as_str() {
        "host-passthrough" | "maximum" => {
            ("none", "The CPU is the host's own, so there is nothing to compare.")
        }
        "custom" if emulated => ("none", "QEMU emulates the CPU, so it need not be like the host's."),
        _ => ("partial", "libvirt compares the CPU with the host's before it starts the guest."),
    };
    scene.set(root, "cpu/@check", check, Origin::Default, because);
}
