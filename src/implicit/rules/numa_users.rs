//! `numa-users`: memory devices and expander buses belong to NUMA nodes that the guest has.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "numa-users",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "NUMA nodes of devices",
    reference: "qemuDomainDefValidateMemoryHotplugDevice, qemuDomainAssignPCIAddresses",
    since: "memory devices 1.2.14, their node checked between 7.0.0 and 9.0.0; expander buses 1.3.4",
    apply,
};

/// Refused: a memory device in no node where there are some, one of virtio-pmem in any, and whatever is in a node that
/// the guest does not have.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let numa = scene.document().find(root, "cpu/numa");
    let nodes = numa.map_or(0, |it| scene.document().elements_named(it, "cell").count() as u64);
    // Without <maxMemory> there are no places for memory devices at all, which is refused already.
    let modules = scene.document().child(root, "maxMemory").map(|_| scene.devices("memory"));
    for module in modules.unwrap_or_default() {
        let model = scene.value(module, "@model").unwrap_or_default().into_owned();
        let node = scene.number(module, "target/node");
        match node {
            None if nodes > 0 && matches!(&*model, "dimm" | "nvdimm" | "virtio-mem") => {
                scene.refuse(
                    module,
                    format!("A memory device of model {model} must say to which NUMA node it belongs."),
                );
            }
            Some(node) if node >= nodes && scene.does(Behaviour::ChecksNodeOfMemory) => {
                scene.refuse(module, missing("The memory device", node));
            }
            Some(_) if model == "virtio-pmem" => {
                scene.refuse(module, "A virtio-pmem belongs to no NUMA node.");
            }
            _ => {}
        }
    }
    let expanders: Vec<_> = scene.controllers("pci").iter().map(|it| it.node).collect();
    for expander in expanders {
        if let Some(node) = scene.number(expander, "target/node").filter(|it| *it >= nodes) {
            scene.refuse(expander, missing("The expander bus", node));
        }
    }
}

fn missing(device: &str, node: u64) -> String {
    format!("{device} is in NUMA node {node}, which the guest does not have.")
}
