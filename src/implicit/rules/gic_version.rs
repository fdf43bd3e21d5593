//! `gic-version`: an Arm guest's interrupt controller is chosen when the guest is made, so that it stays the same.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "gic-version",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "Version of Arm's interrupt controller",
    reference: "qemuDomainDefEnableDefaultFeatures",
    since: "1.3.2",
    apply,
};

/// *When*: the machine is a `virt` of Arm without `<gic>`, or `<gic>` has no version. Under KVM it is the newest that the
/// host has; an emulated guest gets 2, as the emulated 3 could not signal interrupts of PCI devices for long.
/// *Opting out*: `<gic version='…'/>`.
/// *For*: Arm, machine `virt`.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let wanted = scene.machine().is_arm_virt() || scene.document().find(root, "features/gic").is_some();
    if !wanted
        || !scene.does(Behaviour::NamesGicVersion)
        || scene.domain().value("features/gic/@version").is_some()
    {
        return;
    }
    let kvm = scene.domain().virt_type() == "kvm";
    let newest = scene.host().profile.kvm_gic.clone();
    let (version, because) = match kvm && !newest.is_empty() {
        true => {
            (newest.as_str(), "No version is written, so the guest gets the newest that the host's KVM has.")
        }
        false => ("2", "No version is written. Without KVM libvirt takes version 2."),
    };
    scene.set(root, "features/gic/@version", version, Origin::Default, because);
}

#[cfg(test)]
mod tests {
    use crate::implicit::Mode;
    use crate::implicit::testing::{completed, defined};

    #[test]
    fn by_machine_and_accelerator() {
        let gic = |machine: &str, features: &str| {
            let os = format!("<os><type arch='aarch64' machine='{machine}'>hvm</type></os>");
            defined("libvirt=11.3.0,qemu=8.2", &format!("{os}{features}")).at("features/gic/@version")
        };
        assert_eq!(gic("virt", ""), "3");
        assert_eq!(gic("virt", "<features><gic version='host'/></features>"), "host");
        assert_eq!(gic("vexpress-a15", ""), "");
        assert_eq!(gic("vexpress-a15", "<features><gic/></features>"), "3");
        let emulated = "<domain type='qemu'><os><type arch='aarch64' machine='virt'>hvm</type></os></domain>";
        let emulated = completed("libvirt=11.3.0,qemu=8.2", Mode::Define, emulated);
        assert_eq!(emulated.at("features/gic/@version"), "2");
    }
}
