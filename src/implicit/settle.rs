//! Settling: of all that rules did to one thing, the claim that holds in the end.
//!
//! A later rule supersedes an earlier one: its reason holds, and what it is measured against is what was there
//! before the first. What came to nothing, such as an element that was added and dropped again, is claimed by nobody.

use ecow::EcoString;
use std::collections::HashMap;

use super::{Entry, Subject};
use crate::format::printed_order;
use crate::xml::{Document, NodeId};

/// The entries that hold, in the order in which they happened.
pub(super) fn settled(mut entries: Vec<Entry>, original: &Document, completed: &Document) -> Vec<Entry> {
    // By node, the oldest first: the history of one thing is among the few entries about its node.
    let mut by_node: Vec<(NodeId, usize)> = entries.iter().map(|it| it.subject.node()).zip(0..).collect();
    by_node.sort();
    let mut reordered = HashMap::new();
    let mut holding = vec![false; entries.len()];
    for about in by_node.chunk_by(|one, other| one.0 == other.0) {
        for (place, (_, at)) in about.iter().enumerate() {
            let thing = Thing::of(&entries[*at].subject);
            let same = |it: &&(NodeId, usize)| Thing::of(&entries[it.1].subject) == thing;
            if about[place + 1..].iter().any(|it| same(&it)) {
                continue;
            }
            let first = about.iter().find(same).map_or(*at, |it| it.1);
            let before = before(&entries[first].subject).cloned();
            let subject = &mut entries[*at].subject;
            holding[*at] = holds(subject, before.as_deref(), original, completed, &mut reordered);
            match subject {
                Subject::Attribute(.., old) | Subject::Text(_, old) => *old = before,
                Subject::DroppedAttribute(.., old) => *old = before.unwrap_or_else(|| "".into()),
                Subject::Added(_) | Subject::Dropped(_) | Subject::Moved(_) => {}
            }
        }
    }
    let mut holding = holding.into_iter();
    entries.retain(|_| holding.next() == Some(true));
    entries
}

/// What can differ, each by itself.
#[derive(PartialEq, Eq)]
enum Thing<'a> {
    /// Whether the node is there.
    Node(NodeId),
    Attribute(NodeId, &'a str),
    Text(NodeId),
    /// Where it stands among its siblings.
    Place(NodeId),
}

impl Thing<'_> {
    fn of(subject: &Subject) -> Thing<'_> {
        match subject {
            Subject::Added(node) | Subject::Dropped(node) => Thing::Node(*node),
            Subject::Attribute(node, name, _) | Subject::DroppedAttribute(node, name, _) => {
                Thing::Attribute(*node, name)
            }
            Subject::Text(node, _) => Thing::Text(*node),
            Subject::Moved(node) => Thing::Place(*node),
        }
    }
}

/// What was there before the entry.
fn before(subject: &Subject) -> Option<&EcoString> {
    match subject {
        Subject::Attribute(.., before) | Subject::Text(_, before) => before.as_ref(),
        Subject::DroppedAttribute(.., before) => Some(before),
        Subject::Added(_) | Subject::Dropped(_) | Subject::Moved(_) => None,
    }
}

/// Whether the documents differ in it after all.
fn holds(
    subject: &Subject,
    before: Option<&str>,
    original: &Document,
    completed: &Document,
    reordered: &mut HashMap<NodeId, bool>,
) -> bool {
    let is_old = original.contains(subject.node());
    let stays = completed.is_linked(subject.node());
    match subject {
        Subject::Added(_) => !is_old && stays,
        Subject::Dropped(_) => is_old && !stays,
        Subject::Attribute(node, name, _) => stays && completed.attribute(*node, name).as_deref() != before,
        // On an element that is dropped as well this tells why nothing was left in it.
        Subject::DroppedAttribute(..) => is_old && before.is_some(),
        Subject::Text(node, _) => stays && completed.text(*node) != before.unwrap_or_default(),
        Subject::Moved(node) => {
            is_old && stays && {
                let (was, is) = (original.parent(*node), completed.parent(*node));
                was != is
                    || is.is_some_and(|it| {
                        *reordered.entry(it).or_insert_with(|| differ_in_order(original, completed, it))
                    })
            }
        }
    }
}

/// Whether the elements that both documents have inside `parent` are printed in another order.
fn differ_in_order(original: &Document, completed: &Document, parent: NodeId) -> bool {
    let common = |document| {
        let mut order = printed_order(document, parent);
        order.retain(|it| original.contains(*it) && completed.is_linked(*it));
        order.retain(|it| original.parent(*it) == completed.parent(*it));
        order
    };
    common(original) != common(completed)
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::completed;
    use crate::implicit::{Mode, Subject};

    /// Which rules claim something about the element at that path, and what was there before.
    fn claims(xml: &str, path: &str) -> Vec<(&'static str, Subject)> {
        let done = completed("libvirt=11.3.0,qemu=10.0", Mode::Define, xml);
        let node = done.document.find(done.document.root(), path).expect("the element");
        done.ledger.about(node).map(|it| (it.rule.id, it.subject.clone())).collect()
    }

    #[test]
    fn the_last_of_two_rules_claims_the_difference_from_what_was_written() {
        let xml = "<domain type='kvm'><name>a</name><memory unit='GiB'>1</memory><os><type>hvm</type></os>\
                   <cpu><numa><cell cpus='0' memory='2' unit='GiB'/></numa></cpu></domain>";
        let claims = claims(xml, "memory");
        let text = claims.iter().find(|it| matches!(it.1, Subject::Text(..))).expect("a text");
        assert!(
            matches!(text, ("memory-size", Subject::Text(_, Some(before))) if before == "1"),
            "{claims:?}"
        );
    }

    #[test]
    fn nobody_claims_what_came_to_nothing() {
        // The rule counts places with the white space between them.
        let xml = "<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><vcpu>2</vcpu>\
                   <vcpus> <vcpu id='0' enabled='yes'/> <vcpu id='1' enabled='yes'/> </vcpus></domain>";
        let claims = claims(xml, "vcpus/vcpu");
        assert!(
            matches!(&claims[..], [("vcpu-states", Subject::Attribute(_, name, None))] if name == "hotpluggable")
        );
    }
}
