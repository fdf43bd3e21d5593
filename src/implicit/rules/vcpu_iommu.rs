//! `vcpu-iommu`: a q35 machine with more than 255 vCPUs gets an IOMMU.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "vcpu-iommu",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "IOMMU for many vCPUs",
    reference: "qemuDomainDefAddDefaultDevices, qemuDomainIOMMUDefPostParse",
    since: "10.10.0",
    apply,
};

/// *When*: more than 255 vCPUs on q35. Without an `<iommu>` one is added if QEMU has it with interrupt
/// remapping and extended interrupt mode; a written Intel one gets both on define.
/// *For*: x86, machine `q35`.
fn apply(scene: &mut Scene<'_>) {
    let vcpus = scene.domain().value("vcpu").and_then(|it| it.trim().parse::<u32>().ok()).unwrap_or(1);
    if !scene.does(Behaviour::CompletesIommu) || !scene.machine().is_q35() || vcpus <= 255 {
        return;
    }
    let because = format!("With {vcpus} vCPUs interrupts reach those above 255 only through an IOMMU.");
    let capable = ["intel-iommu", "intel-iommu.intremap", "intel-iommu.eim"].iter().all(|it| scene.has(it));
    match scene.devices("iommu").first().copied() {
        Some(iommu) if scene.defining() && scene.is(iommu, "@model", "intel") => {
            scene.fill(iommu, "driver/@intremap", "on", because.clone());
            scene.fill(iommu, "driver/@eim", "on", because);
        }
        None if capable => {
            let driver = Tree::element("driver").with("intremap", "on").with("eim", "on");
            let iommu = Tree::element("iommu").with("model", "intel").holding(driver);
            scene.add_device(iommu, Origin::Demanded, because);
        }
        _ => {}
    }
}
