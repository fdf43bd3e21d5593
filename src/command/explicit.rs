//! Making explicit: writing into the document what libvirt would add, where libvirt would print it.

use std::collections::HashMap;

use super::Plan;
use crate::format::printed_order;
use crate::history::Transaction;
use crate::implicit::{Completed, Entry, Subject};
use crate::xml::{Document, NodeId, remove_attribute, remove_node, set_attribute, set_text};

/// Plans to write elements such as devices: each itself where it is implicit, otherwise what was filled in on it.
/// `name` is what the label calls them.
pub fn make_explicit(
    original: &Document,
    completed: &Completed,
    elements: &[NodeId],
    name: &str,
) -> Transaction {
    let belongs =
        |entry: &Entry| elements.iter().any(|it| is_inside(&completed.document, entry.subject.node(), *it));
    materialize(original, completed, belongs).plan.transaction(format!("Make {name} explicit"))
}

/// Plans to write everything that libvirt would add to the devices, but for what only this host would.
pub fn make_all_explicit(original: &Document, completed: &Completed) -> Transaction {
    let document = &completed.document;
    let devices = document.child(document.root(), "devices");
    let belongs = |entry: &Entry| {
        !entry.rule.is_of_this_host()
            && devices.is_some_and(|it| is_inside(document, entry.subject.node(), it))
    };
    materialize(original, completed, belongs).plan.transaction("Make all explicit")
}

/// Plans to write what the chosen entries of the ledger came to.
pub fn materialize(
    original: &Document,
    completed: &Completed,
    chosen: impl Fn(&Entry) -> bool,
) -> Materialized {
    let mut plan = Plan::of(original);
    let document = &completed.document;
    let mut inserted: HashMap<NodeId, NodeId> = HashMap::new();
    for entry in completed.ledger.entries().iter().filter(|it| chosen(it)) {
        let node = entry.subject.node();
        let written = original.contains(node);
        let gone = written && !document.is_linked(node);
        match &entry.subject {
            Subject::Dropped(_) if gone && plan.document().is_linked(node) => {
                plan.then(remove_node(plan.document(), node));
            }
            // libvirt does not keep what then says nothing.
            Subject::DroppedAttribute(..) if gone && plan.document().is_linked(node) => {
                plan.then(remove_node(plan.document(), node));
            }
            _ if !document.is_linked(node) => {}
            Subject::Added(_) => insert(&mut plan, original, document, &mut inserted, node),
            Subject::Attribute(_, name, _) if written => copy_attribute(&mut plan, document, node, name),
            Subject::DroppedAttribute(_, name, _) if written => {
                copy_attribute(&mut plan, document, node, name)
            }
            Subject::Text(..) if written => {
                plan.then(set_text(plan.document(), node, &document.text(node)));
                // Text and attributes are read together: a number means what its unit says.
                let attributes = document.attributes(node);
                attributes.iter().for_each(|it| copy_attribute(&mut plan, document, node, &it.name));
            }
            _ => {}
        }
    }
    Materialized { plan, inserted }
}

/// What [`materialize`] has planned.
#[derive(Debug, Clone)]
pub struct Materialized {
    /// The changes.
    pub plan: Plan,
    /// Elements of the completed document that the plan inserts, with their ids in the plan's document.
    pub inserted: HashMap<NodeId, NodeId>,
}

/// Makes an attribute what it is in the completed document.
fn copy_attribute(plan: &mut Plan, document: &Document, node: NodeId, name: &str) {
    if !plan.document().is_linked(node) {
        return;
    }
    let changes = match document.attribute(node, name) {
        Some(value) => set_attribute(plan.document(), node, name, &value),
        None => remove_attribute(plan.document(), node, name),
    };
    plan.then(changes);
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
            plan.then(remove_node(plan.document(), bare));
        }
    }
    // So does an element that libvirt does not keep to the one that it has instead.
    let name = document.name(node);
    let like: Vec<NodeId> = plan.document().elements_named(target, name).collect();
    for it in like.into_iter().filter(|it| original.contains(*it) && !document.is_linked(*it)) {
        plan.then(remove_node(plan.document(), it));
    }
    let siblings = printed_order(document, parent);
    let index = siblings.iter().position(|it| *it == node).unwrap_or(0);
    // Ahead of everything goes only what has nothing of the plan's document before it in libvirt's order.
    let before = siblings[..index].iter().rev().find_map(|it| here(plan, *it));
    let after = ahead_of_its_like(
        plan,
        before,
        siblings[index..].iter().skip(1).filter_map(|it| here(plan, *it)),
        document.name(node),
    );
    inserted.insert(node, plan.insert(target, after, document.tree(node).without_blanks()));
}

/// Elements of one name are a list whose order counts: where one that comes later stands before `after` in the
/// text, the place is ahead of that one.
fn ahead_of_its_like(
    plan: &Plan,
    after: Option<NodeId>,
    later: impl Iterator<Item = NodeId>,
    name: &str,
) -> Option<NodeId> {
    let document = plan.document();
    let place = |it: NodeId| document.index_in_parent(it).unwrap_or(0);
    let like = later.filter(|it| document.name(*it) == name).min_by_key(|it| place(*it));
    let Some(like) = like.filter(|like| after.is_some_and(|after| place(*like) < place(after))) else {
        return after;
    };
    let parent = document.parent(like)?;
    document.elements(parent).take_while(|it| *it != like).last()
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
