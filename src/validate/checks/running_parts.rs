//! What a dump of a running guest says more than libvirt stores: one note for all of it.

use std::collections::BTreeSet;

use super::{Look, Problem};
use crate::implicit::{Effect, Subject};
use crate::validate::{Fix, Place, Severity};
use crate::xml::{Change, NodeId, remove_node};

pub(super) fn check(look: Look<'_>, found: &mut Vec<Problem>) {
    let document = look.document;
    let entries = look.completed.ledger.entries().iter();
    let running = entries.filter(|it| it.rule.effect == Effect::DropsRunningParts);
    let (mut nodes, mut attributes): (BTreeSet<NodeId>, Vec<(NodeId, usize)>) = Default::default();
    for entry in running.filter(|it| look.is_written(it.subject.node())) {
        match &entry.subject {
            Subject::Dropped(node) => drop(nodes.insert(*node)),
            Subject::DroppedAttribute(node, name, _) => {
                let index = document.attributes(*node).iter().position(|it| *it.name == **name);
                attributes.extend(index.map(|it| (*node, it)));
            }
            _ => {}
        }
    }
    let is_inside = |node: NodeId| {
        let above = std::iter::successors(document.parent(node), |it| document.parent(*it));
        above.into_iter().any(|it| nodes.contains(&it))
    };
    let outer: Vec<NodeId> = nodes.iter().copied().filter(|it| !is_inside(*it)).collect();
    attributes.retain(|(node, _)| !nodes.contains(node) && !is_inside(*node));
    let first = outer.iter().chain(attributes.iter().map(|it| &it.0)).min().copied();
    let Some(first) = first else { return };
    // From behind, so that the places of those before still hold.
    attributes.sort_unstable_by(|a, b| b.cmp(a));
    attributes.dedup();
    let count = outer.len() + attributes.len();
    let mut changes: Vec<Change> = attributes
        .iter()
        .map(|(node, index)| Change::RemoveAttribute { node: *node, index: *index })
        .collect();
    changes.extend(outer.iter().flat_map(|it| remove_node(document, *it)));
    let (are, them) = if count == 1 { ("One part", "it") } else { ("parts", "them") };
    let subject = if count == 1 { are.to_owned() } else { format!("{count} {are}") };
    let verb = if count == 1 { "is" } else { "are" };
    found.push(Problem {
        check: "running-parts",
        severity: Severity::Note,
        node: first,
        place: Place::Node,
        message: format!(
            "{subject} of this text {verb} of a running guest, such as aliases and names of host devices. libvirt \
             makes {them} anew at each start and does not store {them}."
        ),
        fixes: vec![Fix::edit("Leave out what belongs to a running guest", changes)],
    });
}
