//! The ledger: every difference between a document and its completion, claimed by a rule.

use std::collections::HashMap;

use super::{Origin, Rule};
use crate::xml::NodeId;

/// What an entry is about, in terms of the completed document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// An element was added, with all that is below it.
    Added(NodeId),
    /// An attribute was added, or given another value: the value before.
    Attribute(NodeId, String, Option<String>),
    /// The text of an element was given or changed: the text before.
    Text(NodeId, Option<String>),
    /// An element (or a comment) was dropped; it still exists in the original.
    Dropped(NodeId),
    /// An attribute was dropped: its value.
    DroppedAttribute(NodeId, String, String),
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
    /// Why, in whole sentences for people.
    pub because: String,
}

/// All entries, in the order in which they happened.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
    added: HashMap<NodeId, usize>,
}

impl Ledger {
    pub(super) fn record(&mut self, entry: Entry) {
        if let Subject::Added(node) = entry.subject {
            self.added.insert(node, self.entries.len());
        }
        self.entries.push(entry);
    }

    /// All entries, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry that added this very element; `None` for a written one and for what is inside an added one.
    pub fn added(&self, node: NodeId) -> Option<&Entry> {
        self.added.get(&node).map(|at| &self.entries[*at])
    }

    /// The last entry that gave this attribute its value; `None` where it is as written.
    pub fn attribute(&self, node: NodeId, name: &str) -> Option<&Entry> {
        let about =
            |it: &&Entry| matches!(&it.subject, Subject::Attribute(at, of, _) if *at == node && of == name);
        self.entries.iter().rev().find(about)
    }

    /// Everything that happened to this element itself.
    pub fn about(&self, node: NodeId) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |it| it.subject.node() == node)
    }
}
