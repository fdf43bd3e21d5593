//! `numa-vcpus`: virtual CPUs that no NUMA node has belong to the first.

use crate::order;

use crate::compat::Behaviour;
use crate::domain::CpuSet;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "numa-vcpus",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "Virtual CPUs of NUMA nodes",
    reference: "qemuDomainDefNumaCPUsRectify",
    since: "6.6.0",
    apply,
};

/// *When*: the guest has NUMA nodes whose CPUs do not add up to `<vcpu>`.
/// *Opting out*: naming all of them.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let Some(numa) = scene.document().find(root, "cpu/numa") else { return };
    let cells: Vec<NodeId> = scene.document().elements_named(numa, "cell").collect();
    let Some(vcpus) = scene.vcpus() else { return };
    let (Some(first), true) =
        (cells.first(), scene.does(Behaviour::GivesSpareVcpusToFirstNode) && can_split(scene))
    else {
        return;
    };
    let of = |cell: NodeId| scene.value(cell, "@cpus").and_then(|it| CpuSet::parse(&it)).unwrap_or_default();
    let named = order::set(cells.iter().flat_map(|it| of(*it).numbers));
    if named.len() >= vcpus as usize {
        return;
    }
    let others = order::set(cells[1..].iter().flat_map(|it| of(*it).numbers));
    let rest: CpuSet = (0..vcpus).filter(|it| !others.contains(it)).collect();
    let because = "No node has the remaining virtual CPUs, so the first one gets them.";
    scene.set(*first, "@cpus", &rest.to_string(), Origin::Default, because);
}

/// Whether QEMU takes nodes with CPUs from here and there. Later libvirt takes that for granted, so newer builds were only
/// asked for what came after it.
fn can_split(scene: &Scene<'_>) -> bool {
    scene.has("numa") || scene.has("numa.hmat")
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn the_rest_goes_to_the_first() {
        let numa =
            "<vcpu>4</vcpu><cpu><numa><cell cpus='0' memory='1'/><cell cpus='1' memory='1'/></numa></cpu>";
        assert_eq!(defined("libvirt=11.3.0", numa).at("cpu/numa/cell/@cpus"), "0,2-3");
    }
}
