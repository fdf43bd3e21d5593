//! `cpu-migratable`: the host's CPU is passed on without what would keep the guest from migrating.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "cpu-migratable",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "Migratable CPU",
    reference: "qemuDomainDefCPUPostParse",
    since: "6.5.0",
    apply,
};

/// *When*: `<cpu mode='host-passthrough'>` without `migratable`; elsewhere than on x86 only where QEMU knows such CPUs.
/// *Opting out*: `migratable='off'`.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    if !scene.does(Behaviour::PrintsCpuMigratable) || !scene.is(root, "cpu/@mode", "host-passthrough") {
        return;
    }
    let can = scene.emulator().has("cpu.migratable");
    if let Some(written) = scene.domain().value("cpu/@migratable") {
        if written == "on" && !can && scene.defining() {
            scene.refuse(root, "This QEMU cannot hide what would keep the guest's CPU from migrating.");
        }
        return;
    }
    if !can && !scene.arch().is_x86() {
        return;
    }
    let (value, because) = match can {
        true => ("on", "By default QEMU hides features of the host's CPU with which a guest cannot migrate."),
        false => ("off", "This QEMU cannot hide what would keep the guest from migrating."),
    };
    scene.set(root, "cpu/@migratable", value, Origin::Default, because);
}
