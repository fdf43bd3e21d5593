//! `numa-requirements`: NUMA nodes of the guest must add up.

use crate::domain::{CpuSet, number};
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "numa-requirements",
    stage: Stage::Parse,
    effect: Effect::Checks,
    title: "What NUMA nodes need",
    reference: "virDomainNumaDefParseXML, virDomainNumaDefNodeDistanceParseXML",
    since: "0.9.8; overlaps 1.2.17, distances 3.10.0",
    apply,
};

/// Refused: no nodes, numbers that are not 0, 1, 2 …, a node without memory, a virtual CPU in two nodes,
/// distances that cannot be, and tuning of a node that is not there.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let numa = scene.document().find(root, "cpu/numa");
    let cells: Vec<NodeId> = match numa {
        Some(numa) => scene.document().elements_named(numa, "cell").collect(),
        None => Vec::new(),
    };
    if let Some(numa) = numa.filter(|_| cells.is_empty()) {
        scene.refuse(numa, "<numa> has no <cell>.");
    }
    let mut taken = CpuSet::default();
    for (index, cell) in cells.iter().enumerate() {
        if scene.number(*cell, "@id") != Some(index as u64) {
            scene.refuse(*cell, "NUMA nodes are numbered 0, 1, 2 and so on, each once.");
        }
        if scene.value(*cell, "@memory").is_none() {
            scene.refuse(*cell, format!("NUMA node {index} has no memory."));
        }
        let cpus = scene.value(*cell, "@cpus").and_then(|it| CpuSet::parse(&it)).unwrap_or_default();
        if !cpus.numbers.is_disjoint(&taken.numbers) {
            scene.refuse(*cell, format!("NUMA node {index} has a virtual CPU that another node has, too."));
        }
        taken.numbers.extend(cpus.numbers);
        distances(scene, *cell, index as u32, cells.len() as u32);
    }
    let Some(numatune) = scene.document().child(root, "numatune") else { return };
    let tuned: Vec<NodeId> = scene.document().elements_named(numatune, "memnode").collect();
    for node in tuned {
        if scene.number(node, "@cellid").is_none_or(|it| it >= cells.len() as u64) {
            scene.refuse(node, "<memnode> is about a NUMA node that the guest does not have.");
        }
    }
}

fn distances(scene: &mut Scene<'_>, cell: NodeId, index: u32, count: u32) {
    let Some(distances) = scene.document().child(cell, "distances") else { return };
    let siblings: Vec<NodeId> = scene.document().elements_named(distances, "sibling").collect();
    for sibling in siblings {
        let part = |name: &str| number(&scene.document().attribute(sibling, name)?);
        let (id, value) = (part("id"), part("value").unwrap_or(0));
        if id.is_none_or(|it| it >= count) {
            scene.refuse(sibling, "A distance is to a NUMA node that the guest does not have.");
        } else if !(10..=255).contains(&value) || (value == 10) != (id == Some(index)) {
            let message = "Distances are 10 from a node to itself, and 11 to 255 to another.";
            scene.refuse(sibling, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn cells_that_do_not_add_up() {
        let cells = |cells: &str| {
            let cpu = format!("<vcpu>2</vcpu><cpu><numa>{cells}</numa></cpu>");
            !defined("libvirt=11.3.0", &cpu).refusals.is_empty()
        };
        assert!(!cells("<cell cpus='0' memory='1'/><cell cpus='1' memory='1'/>"));
        assert!(cells("<cell id='0' cpus='0' memory='1'/><cell id='2' cpus='1' memory='1'/>"));
        assert!(cells("<cell cpus='0-1' memory='1'/><cell cpus='1' memory='1'/>"));
        assert!(cells("<cell cpus='0-1'/>"));
        assert!(cells(
            "<cell cpus='0-1' memory='1'><distances><sibling id='0' value='20'/></distances></cell>"
        ));
    }
}
