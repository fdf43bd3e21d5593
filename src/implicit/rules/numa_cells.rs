//! `numa-cells`: NUMA nodes of the guest are numbered, and the distances between them complete.

use crate::order;
use std::collections::BTreeMap;

use crate::compat::Behaviour;
use crate::domain::number;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::{NodeId, Tree};

pub(super) static RULE: Rule = Rule {
    id: "numa-cells",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "NUMA nodes of the guest",
    reference: "virDomainNumaDefParseXML, virDomainNumaDefNodeDistanceParseXML",
    since: "0.9.8; distances 3.10.0",
    apply,
};

/// Distance of a node from itself (`LOCAL_DISTANCE` of ACPI's SLIT).
const LOCAL: u32 = 10;

/// *When*: `<cpu><numa>` has cells.
fn apply(scene: &mut Scene<'_>) {
    let Some(numa) = scene.document().find(scene.root(), "cpu/numa") else { return };
    let mut cells: Vec<NodeId> = scene.document().elements_named(numa, "cell").collect();
    for (index, cell) in cells.iter().enumerate() {
        if scene.value(*cell, "@id").is_none() {
            let because = "A node without a number gets that of its place.";
            scene.set(*cell, "@id", &index.to_string(), Origin::Default, because);
        }
    }
    order::by_key(&mut cells, |it| scene.number(*it, "@id"));
    scene.reorder(&cells, "libvirt lists NUMA nodes by number.");
    if scene.does(Behaviour::CompletesNumaDistances) {
        complete_distances(scene, &cells);
    }
}

/// A distance that is written one way only holds the other way, too.
fn complete_distances(scene: &mut Scene<'_>, cells: &[NodeId]) {
    let known = |to: &(u32, u32)| (to.0 as usize) < cells.len();
    if !cells.iter().all(|it| written_distances(scene, *it).iter().all(known)) {
        return;
    }
    let mut all: Vec<BTreeMap<u32, u32>> = vec![BTreeMap::new(); cells.len()];
    for (at, cell) in (0u32..).zip(cells) {
        for (to, value) in written_distances(scene, *cell) {
            let back = &mut all[to as usize];
            back.entry(to).or_insert(LOCAL);
            back.entry(at).or_insert(value);
            let there = &mut all[at as usize];
            there.entry(at).or_insert(LOCAL);
            there.insert(to, value);
        }
    }
    let because = "Distances hold both ways, and that of a node from itself is 10.";
    for (cell, distances) in cells.iter().zip(all) {
        if written_distances(scene, *cell).into_iter().eq(distances.iter().map(|(to, value)| (*to, *value))) {
            continue;
        }
        if let Some(old) = scene.document().child(*cell, "distances") {
            scene.drop(old, because);
        }
        let tree = distances.into_iter().fold(Tree::element("distances"), |tree, (to, value)| {
            let sibling = Tree::element("sibling").with("id", to.to_string());
            tree.holding(sibling.with("value", value.to_string()))
        });
        scene.add(*cell, tree, Origin::Default, because);
    }
}

fn written_distances(scene: &Scene<'_>, cell: NodeId) -> Vec<(u32, u32)> {
    let document = scene.document();
    let Some(distances) = document.child(cell, "distances") else { return Vec::new() };
    let part = |sibling, name| number(&document.attribute(sibling, name)?);
    let siblings = document.elements_named(distances, "sibling");
    siblings.filter_map(|it| Some((part(it, "id")?, part(it, "value")?))).collect()
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn numbered_and_mirrored() {
        let done = defined(
            "libvirt=11.3.0",
            "<vcpu>3</vcpu><cpu><numa>\
             <cell cpus='0' memory='1'><distances><sibling id='1' value='21'/></distances></cell>\
             <cell cpus='1' memory='1'/>\
             <cell cpus='2' memory='1'><distances><sibling id='0' value='31'/></distances></cell>\
             </numa></cpu>",
        );
        let document = &done.document;
        let numa = document.find(document.root(), "cpu/numa").unwrap();
        let cells: Vec<String> = document
            .elements(numa)
            .map(|cell| {
                let distances = document.child(cell, "distances").unwrap();
                let part = |it, name| document.attribute(it, name).unwrap();
                let siblings = document.elements(distances);
                let siblings = siblings.map(|it| format!(" {}:{}", part(it, "id"), part(it, "value")));
                format!("{}{}", part(cell, "id"), siblings.collect::<String>())
            })
            .collect();
        assert_eq!(cells, ["0 0:10 1:21 2:31", "1 0:21 1:10", "2 0:31 2:10"]);
    }
}
