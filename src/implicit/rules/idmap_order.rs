//! `idmap-order`: mapped ranges of users and groups are sorted by their start.

use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::order;
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "idmap-order",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Order of mapped users and groups",
    reference: "virDomainIdMapEntrySort",
    since: "1.1.1",
    apply,
};

/// *When*: `<idmap>` is written.
fn apply(scene: &mut Scene<'_>) {
    let Some(idmap) = scene.document().child(scene.root(), "idmap") else { return };
    let ranges = |scene: &Scene<'_>, name| -> Vec<NodeId> {
        let mut ranges: Vec<NodeId> = scene.document().elements_named(idmap, name).collect();
        order::by_key(&mut ranges, |it| scene.number(*it, "@start"));
        ranges
    };
    let (users, groups) = (ranges(scene, "uid"), ranges(scene, "gid"));
    if users.is_empty() != groups.is_empty() {
        scene.refuse(idmap, "Users and groups are mapped both or not at all.");
    }
    for ranges in [users, groups] {
        scene.reorder(&ranges, "libvirt sorts mapped ranges by their start.");
    }
}
