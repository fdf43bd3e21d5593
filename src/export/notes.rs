//! The changes that an export under way has made so far, and what is asked about them.

use std::collections::HashSet;

use super::record::{Place, Record, Source};
use super::report::{Action, Class};
use crate::xml::{Document, NodeId};

/// The changes.
#[derive(Debug, Clone, Default)]
pub(super) struct Notes {
    records: Vec<Record>,
    /// What the records are about, to be asked for in no time: elements and attributes, elements left out, and
    /// places with reasons.
    about: HashSet<(NodeId, Option<String>)>,
    gone: HashSet<NodeId>,
    told: HashSet<(Place, Option<String>, String)>,
}

impl Notes {
    /// Takes in a change of an export whose source is `original`. What was filled in and left out in one pass is so in
    /// the next, and told once.
    pub(super) fn note(&mut self, record: Record, original: &Document) {
        let is_new =
            self.told.insert((record.place.clone(), record.attribute.clone(), record.reason.clone()));
        if !is_new && record.node.is_none_or(|it| !original.contains(it)) {
            return;
        }
        if let Some(node) = record.node {
            self.about.insert((node, record.attribute.clone()));
            if record.action == Action::Dropped && record.attribute.is_none() {
                self.gone.insert(node);
            }
        }
        self.records.push(record);
    }

    /// Whether any change has this class.
    pub(super) fn has(&self, class: Class) -> bool {
        self.records.iter().any(|it| it.class == class)
    }

    /// Whether something of the source has become something else.
    pub(super) fn is_changed(&self) -> bool {
        self.records.iter().any(|it| it.action != Action::Kept)
    }

    /// Whether the rewrite of this id has changed something.
    pub(super) fn has_applied(&self, rewrite: &str) -> bool {
        self.records.iter().any(|it| matches!(it.source, Source::Rewrite(id) if id == rewrite))
    }

    /// Whether a change is about the attribute, or about the element's text.
    pub(super) fn is_recorded(&self, node: NodeId, attribute: Option<&str>) -> bool {
        self.about.contains(&(node, attribute.map(str::to_owned)))
    }

    /// Whether the element of the document, or one around it, is recorded as left out.
    pub(super) fn is_dropped(&self, document: &Document, node: NodeId) -> bool {
        std::iter::successors(Some(node), |it| document.parent(*it)).any(|it| self.gone.contains(&it))
    }

    /// Every change.
    pub(super) fn into_records(self) -> Vec<Record> {
        self.records
    }
}
