//! Making explicit: writing into the document what libvirt would add, where libvirt would print it.

use std::collections::HashMap;

use super::Plan;
use crate::format::printed_order;
use crate::history::Transaction;
use crate::implicit::{Completed, Entry, Subject};
use crate::xml::{Document, NodeId, insert_element, set_attribute, set_text};

/// Plans to write one device: the element itself where it is implicit, otherwise what was filled in on it.
/// `name` is what the label calls it.
pub fn make_explicit(original: &Document, completed: &Completed, device: NodeId, name: &str) -> Transaction {
    let belongs = |entry: &Entry| is_inside(&completed.document, entry.subject.node(), device);
    materialize(original, completed, belongs).transaction(format!("Make {name} explicit"))
}

/// Plans to write everything that libvirt would add to the devices, but for what only this host would.
pub fn make_all_explicit(original: &Document, completed: &Completed) -> Transaction {
    let document = &completed.document;
    let devices = document.child(document.root(), "devices");
    let belongs = |entry: &Entry| {
        !entry.rule.is_of_this_host()
            && devices.is_some_and(|it| is_inside(document, entry.subject.node(), it))
    };
    materialize(original, completed, belongs).transaction("Make all explicit")
}

/// Plans to write what the chosen entries of the ledger came to.
pub fn materialize(original: &Document, completed: &Completed, chosen: impl Fn(&Entry) -> bool) -> Plan {
    let mut plan = Plan::of(original);
    let document = &completed.document;
    // Elements of the completed document that the plan has inserted, with their ids there.
    let mut inserted: HashMap<NodeId, NodeId> = HashMap::new();
    for entry in completed.ledger.entries().iter().filter(|it| chosen(it)) {
        let node = entry.subject.node();
        if !document.is_linked(node) {
            continue;
        }
        match &entry.subject {
            Subject::Added(_) => insert(&mut plan, original, document, &mut inserted, node),
            Subject::Attribute(_, name, _) if original.contains(node) => {
                let value = document.attribute(node, name).unwrap_or_default();
                plan.then(set_attribute(plan.document(), node, name, &value));
            }
            Subject::Text(..) if original.contains(node) => {
                plan.then(set_text(plan.document(), node, &document.text(node)));
            }
            _ => {}
        }
    }
    plan
}

/// Inserts an added element behind the nearest sibling before it that the plan's document has.
fn insert(
    plan: &mut Plan,
    original: &Document,
    document: &Document,
    inserted: &mut HashMap<NodeId, NodeId>,
    node: NodeId,
) {
    let here = |plan: &Plan, it: NodeId| match inserted.get(&it) {
        Some(id) => Some(*id),
        None => (original.contains(it) && plan.document().is_linked(it)).then_some(it),
    };
    let Some(parent) = document.parent(node) else { return };
    // What stands inside an element that was added itself comes with that element.
    let Some(target) = here(plan, parent).filter(|_| !inserted.contains_key(&parent)) else { return };
    if document.name(node) == "address" {
        // A written <address> without numbers gives way to the whole one.
        if let Some(bare) = plan.document().child(target, "address") {
            plan.then(crate::xml::remove_node(plan.document(), bare));
        }
    }
    let siblings = printed_order(document, parent);
    let index = siblings.iter().position(|it| *it == node).unwrap_or(0);
    // Ahead of everything goes only what has nothing of the plan's document before it in libvirt's order.
    let after = siblings[..index].iter().rev().find_map(|it| here(plan, *it));
    plan.then(insert_element(plan.document(), target, after, document.tree(node)));
    let place = match after {
        Some(after) => plan.document().index_in_parent(after).map_or(0, |at| at + 1),
        None => 0,
    };
    let new = plan.document().children(target)[place..]
        .iter()
        .find(|it| plan.document().element(**it).is_some())
        .copied();
    if let Some(new) = new {
        inserted.insert(node, new);
    }
}

fn is_inside(document: &Document, node: NodeId, ancestor: NodeId) -> bool {
    let mut at = Some(node);
    while let Some(node) = at {
        if node == ancestor {
            return true;
        }
        at = document.parent(node);
    }
    false
}
