//! The ledger: every difference between a document and its completion, claimed by a rule.

use ecow::EcoString;
use std::sync::Arc;

use super::{Origin, Rule};
use crate::order;
use crate::xml::NodeId;

/// What an entry is about, in terms of the completed document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// An element was added, with all that is below it.
    Added(NodeId),
    /// An attribute was added, or given another value: the value before.
    Attribute(NodeId, EcoString, Option<EcoString>),
    /// The text of an element was given or changed: the text before.
    Text(NodeId, Option<EcoString>),
    /// An element (or a comment) was dropped; it still exists in the original.
    Dropped(NodeId),
    /// An attribute was dropped: its value.
    DroppedAttribute(NodeId, EcoString, EcoString),
    /// An element went to another place among its siblings.
    Moved(NodeId),
}

impl Subject {
    /// The element that the entry is about.
    pub fn node(&self) -> NodeId {
        match self {
            Subject::Added(node)
            | Subject::Attribute(node, ..)
            | Subject::Text(node, _)
            | Subject::Dropped(node)
            | Subject::DroppedAttribute(node, ..)
            | Subject::Moved(node) => *node,
        }
    }
}

/// One thing that a rule did.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The rule that did it.
    pub rule: &'static Rule,
    /// What it did it to.
    pub subject: Subject,
    /// Why it is there, by kind.
    pub origin: Origin,
    /// Why, in whole sentences for people. One sentence is often said of many things.
    pub because: Arc<str>,
}

/// What rules did, and what of it holds: each difference between a document and its completion is claimed by
/// one entry. Whatever lies inside an added or dropped element belongs to that element's entry, unless an entry
/// of its own says more.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
    /// Where the entries about a node are, sorted.
    places: Vec<(NodeId, usize)>,
}

impl Ledger {
    pub(super) fn of(entries: Vec<Entry>) -> Ledger {
        let mut places: Vec<_> = entries.iter().map(|it| it.subject.node()).zip(0..).collect();
        order::plainly(&mut places);
        Ledger { entries, places }
    }

    /// All entries, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry that added this very element; `None` for a written one and for what is inside an added one.
    pub fn added(&self, node: NodeId) -> Option<&Entry> {
        self.about(node).find(|it| matches!(it.subject, Subject::Added(_)))
    }

    /// The entry that gave this attribute its value; `None` where it is as written.
    pub fn attribute(&self, node: NodeId, name: &str) -> Option<&Entry> {
        self.about(node).find(|it| matches!(&it.subject, Subject::Attribute(_, of, _) if *of == *name))
    }

    /// Everything that happened to this element itself.
    pub fn about(&self, node: NodeId) -> impl Iterator<Item = &Entry> {
        let first = self.places.partition_point(|it| it.0 < node);
        let count = self.places[first..].partition_point(|it| it.0 == node);
        self.places[first..first + count].iter().map(|it| &self.entries[it.1])
    }
}
