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
    /// The element: an id of the source, or of the document that the change was made in; `None` where it is in
    /// neither.
    pub(super) node: Option<NodeId>,
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
    /// The document that nodes of records are of, if not of the source.
    made: &'e Document,
    result: &'e Document,
    in_result: Positions,
    twin: &'e dyn Fn(NodeId) -> Option<NodeId>,
}

impl<'e> Places<'e> {
    /// `twin` tells the node of the result that a node of `made` has become.
    pub(super) fn new(
        source: &'e Document,
        made: &'e Document,
        result: &'e Document,
        twin: &'e dyn Fn(NodeId) -> Option<NodeId>,
    ) -> Places<'e> {
        Places { source, in_source: source.print().1, made, result, in_result: result.print().1, twin }
    }

    /// The change with its path and lines. What is written has those of the source; what was added to something
    /// written hangs on that; anything else has its path in the result.
    pub(super) fn change(&self, record: Record) -> Change {
        let attribute = record.attribute.as_deref();
        let written = record.node.and_then(|it| self.written_around(it));
        let twin = record.node.and_then(|it| self.linked_twin(it));
        let path = match written {
            Some(node) if record.node == written => self.source.path_of(node),
            Some(node) => {
                let (inner, outer) = (record.node.map(|it| self.made.path_of(it)), self.made.path_of(node));
                let rest = inner.as_deref().and_then(|it| it.strip_prefix(&outer)).unwrap_or_default();
                self.source.path_of(node) + rest
            }
            None => twin.map_or(record.path, |it| self.result.path_of(it)),
        };
        let left = twin.or_else(|| self.left_around(record.node?));
        Change {
            path: attribute.map_or(path.clone(), |name| format!("{path}/@{name}")),
            line: written.map(|it| line(self.source, &self.in_source, it, attribute)),
            result_line: left.map(|it| line(self.result, &self.in_result, it, attribute)),
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

    /// What the node has become in the result.
    fn linked_twin(&self, node: NodeId) -> Option<NodeId> {
        (self.twin)(node).filter(|it| self.result.is_linked(*it))
    }

    /// The element itself where it is written, else the written one around it: a device or a part of one, not
    /// what holds them all.
    fn written_around(&self, node: NodeId) -> Option<NodeId> {
        let around = |node: NodeId| std::iter::successors(Some(node), |it| self.made.parent(*it));
        match self.source.contains(node) {
            true => Some(node),
            false => around(node).find(|it| self.source.contains(*it)).filter(|it| is_part(self.source, *it)),
        }
    }

    /// What is left in the result of the elements around one that is gone from it.
    fn left_around(&self, node: NodeId) -> Option<NodeId> {
        let document = if self.source.contains(node) { self.source } else { self.made };
        let mut around = std::iter::successors(Some(node), |it| document.parent(*it));
        around.find_map(|it| self.linked_twin(it)).filter(|it| is_part(self.result, *it))
    }
}

/// Whether it is a part of a domain, not the domain or the list of devices.
fn is_part(document: &Document, node: NodeId) -> bool {
    node != document.top() && node != document.root() && document.name(node) != "devices"
}

fn line(document: &Document, positions: &Positions, node: NodeId, attribute: Option<&str>) -> u32 {
    let index = attribute.and_then(|name| document.attributes(node).iter().position(|it| &*it.name == name));
    match index {
        Some(index) => positions.attribute_line(node, index),
        None => positions.line(node),
    }
}
