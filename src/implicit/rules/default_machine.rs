//! `default-machine`: QEMU's default machine, or one that libvirt prefers, unless `<type machine='…'>` names one.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "default-machine",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "Default machine",
    reference: "qemuDomainDefMachinePostParse",
    since: "0.4.0",
    apply,
};

/// *When*: no machine is named.
/// *Opting out*: naming one.
fn apply(scene: &mut Scene<'_>) {
    if scene.domain().machine().is_some_and(|it| !it.is_empty()) {
        return;
    }
    let Some(machine) = scene.qemu().preferred_machine(scene.does(Behaviour::PrefersVirtMachine)) else {
        let arch = scene.arch();
        scene.not_predicted(scene.root(), format!("QEMU's default machine for {arch} is not known."));
        return;
    };
    let alias = scene.qemu().alias(machine).filter(|_| !scene.host().canonical_machine);
    let name = alias.unwrap_or(machine).to_owned();
    scene.set(
        scene.root(),
        "os/type/@machine",
        &name,
        Origin::Default,
        "No machine is named, so libvirt takes the one that it prefers for this architecture.",
    );
    scene.set_machine(&name);
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn the_newest_pc() {
        let machine = |host| defined(host, "<os><type>hvm</type></os>").at("os/type/@machine");
        assert_eq!(machine("libvirt=11.3.0,qemu=10.0"), "pc-i440fx-10.0");
        assert_eq!(machine("libvirt=9.0.0,qemu=7.2"), "pc-i440fx-7.2");
    }

    #[test]
    fn libvirts_own_choice() {
        let machine = |host, arch: &str| {
            defined(host, &format!("<os><type arch='{arch}'>hvm</type></os>")).at("os/type/@machine")
        };
        assert_eq!(machine("libvirt=11.3.0,qemu=10.0", "aarch64"), "virt-10.0");
        assert_eq!(machine("libvirt=11.3.0,qemu=10.0", "riscv64"), "virt");
        assert_eq!(machine("libvirt=9.0.0,qemu=7.2", "armv7l"), "integratorcp");
        assert_eq!(machine("libvirt=9.0.0,qemu=7.2", "riscv64"), "spike");
    }
}
