//! `split-ioapic`: an IOMMU that remaps interrupts needs the I/O APIC in QEMU rather than in KVM.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "split-ioapic",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "I/O APIC for interrupt remapping",
    reference: "qemuDomainDefEnableDefaultFeatures",
    since: "10.10.0; before, such a domain was refused",
    apply,
};

/// *When*: `<iommu>` has `intremap='on'` and `<ioapic>` is not written.
/// *Opting out*: `intremap='off'`, or writing `<ioapic>`.
/// *For*: x86, as nothing else has such an IOMMU.
fn apply(scene: &mut Scene<'_>) {
    let iommus = scene.devices("iommu");
    let Some(iommu) = iommus.into_iter().find(|it| scene.is(*it, "driver/@intremap", "on")) else { return };
    if scene.domain().value("features/ioapic/@driver").is_some() {
        return;
    }
    if !scene.does(Behaviour::CompletesIommu) {
        let message = "Interrupt remapping needs <ioapic driver='qemu'/> in <features>; libvirt adds it only \
                       from 10.10.0 on.";
        scene.refuse(iommu, message);
        return;
    }
    scene.set(
        scene.root(),
        "features/ioapic/@driver",
        "qemu",
        Origin::Demanded,
        "The IOMMU remaps interrupts, which needs the I/O APIC to be QEMU's own.",
    );
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn added_or_refused() {
        let iommu = "<devices><iommu model='intel'><driver intremap='on'/></iommu></devices>";
        assert_eq!(defined("libvirt=11.3.0", iommu).at("features/ioapic/@driver"), "qemu");
        let old = defined("libvirt=9.0.0,qemu=7.2", iommu);
        assert_eq!((old.at("features/ioapic/@driver").as_str(), old.refusals.len()), ("", 1));
    }
}
