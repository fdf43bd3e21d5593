//! `hugepage-nodes`: huge pages for a node mean all memory where the guest has no nodes.

use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "hugepage-nodes",
    stage: Stage::GenericPostParse,
    effect: Effect::Decides,
    title: "Huge pages without nodes",
    reference: "virDomainDefPostParseCommon",
    since: "3.10.0",
    apply,
};

/// *When*: a single `<page nodeset='0'>` is written and the guest has no NUMA nodes.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let Some(hugepages) = scene.document().find(root, "memoryBacking/hugepages") else { return };
    let pages: Vec<NodeId> = scene.document().elements_named(hugepages, "page").collect();
    let has_nodes = scene.document().find(root, "cpu/numa/cell").is_some();
    if let [page] = pages[..]
        && !has_nodes
        && scene.is(page, "@nodeset", "0")
    {
        scene.drop_attribute(
            page,
            "nodeset",
            "The guest has no NUMA nodes, so these pages are for all memory.",
        );
    }
}
