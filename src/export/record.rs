//! A change while the export is under way: about a node, not yet about lines.

use super::report::{Action, Change, Class};
use crate::xml::{Document, NodeId, Positions};

/// Where a change comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// A rewrite, by its id.
    Rewrite(&'static str),
    /// The facts about the target.
    Finding,
    /// What libvirt itself does.
    Libvirt,
}

/// One change.
#[derive(Debug, Clone)]
pub(super) struct Record {
    /// The element: an id of the source, or of the document that the change was made in.
    pub(super) node: NodeId,
    /// Its attribute; `None` where the element itself or its text is meant.
    pub(super) attribute: Option<String>,
    /// Path of the element where it was changed.
    pub(super) path: String,
    pub(super) action: Action,
    pub(super) class: Class,
    pub(super) reason: String,
    pub(super) needs: Option<String>,
    pub(super) reference: String,
    pub(super) source: Source,
}

/// Source and result, to say where in them a change is.
pub(super) struct Places<'e> {
    source: &'e Document,
    in_source: Positions,
    result: &'e Document,
    in_result: Positions,
    twin: &'e dyn Fn(NodeId) -> Option<NodeId>,
}

impl<'e> Places<'e> {
    /// `twin` tells the node of the result that a record's node has become.
    pub(super) fn new(
        source: &'e Document,
        result: &'e Document,
        twin: &'e dyn Fn(NodeId) -> Option<NodeId>,
    ) -> Places<'e> {
        Places { source, in_source: source.print().1, result, in_result: result.print().1, twin }
    }

    /// The change with its path and lines: in the source where it is written there, else in the result.
    pub(super) fn change(&self, record: Record) -> Change {
        let written = self.source.contains(record.node);
        let twin = (self.twin)(record.node).filter(|it| self.result.is_linked(*it));
        let element = match twin {
            _ if written => self.source.path_of(record.node),
            Some(twin) => self.result.path_of(twin),
            None => record.path,
        };
        let attribute = record.attribute.as_deref();
        Change {
            path: attribute.map_or(element.clone(), |name| format!("{element}/@{name}")),
            line: written.then(|| line(self.source, &self.in_source, record.node, attribute)),
            result_line: twin.map(|it| line(self.result, &self.in_result, it, attribute)),
            action: record.action,
            class: record.class,
            reason: record.reason,
            needs: record.needs,
            reference: record.reference,
            rewrite: match record.source {
                Source::Rewrite(id) => Some(id),
                Source::Finding | Source::Libvirt => None,
            },
        }
    }
}

fn line(document: &Document, positions: &Positions, node: NodeId, attribute: Option<&str>) -> u32 {
    let index = attribute.and_then(|name| document.attributes(node).iter().position(|it| &*it.name == name));
    match index {
        Some(index) => positions.attribute_line(node, index),
        None => positions.line(node),
    }
}
