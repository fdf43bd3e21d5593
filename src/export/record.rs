//! A change while the export is under way: about a node, not yet about lines.

use std::collections::HashMap;

use super::report::{Action, Change, Class};
use crate::compat::{self, Finding, Needs};
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
    /// What the user chose.
    Chosen,
}

/// One change.
#[derive(Debug, Clone)]
pub(super) struct Record {
    /// The element: an id of the source, or of the document that the change was made in; `None` where it is in
    /// neither.
    pub(super) node: Option<NodeId>,
    /// Its attribute; `None` where the element itself or its text is meant.
    pub(super) attribute: Option<String>,
    /// Where it was changed.
    pub(super) place: Place,
    pub(super) action: Action,
    pub(super) class: Class,
    pub(super) reason: String,
    pub(super) needs: Option<String>,
    pub(super) reference: String,
    pub(super) source: Source,
}

impl Record {
    /// What a finding says, and what was done about it.
    pub(super) fn of(place: Place, finding: &Finding, action: Action) -> Record {
        Record {
            node: Some(finding.node),
            attribute: finding.attribute.clone(),
            place,
            action,
            class: match finding.class {
                compat::Class::Refused => Class::Refused,
                compat::Class::LostGuestChanges => Class::LostGuestChanges,
                compat::Class::LostHarmless => Class::LostHarmless,
                compat::Class::Unknown => Class::Unknown,
            },
            reason: sentence(&finding.reason),
            needs: needs(finding),
            reference: finding.reference.to_owned(),
            source: Source::Finding,
        }
    }
}

/// The release that takes what was found; `None` where none does.
pub(super) fn needs(finding: &Finding) -> Option<String> {
    match finding.needs {
        Needs::Libvirt(since) => Some(format!("libvirt {}", since.version)),
        Needs::Qemu(version) => Some(format!("QEMU {version}")),
        Needs::Never => None,
    }
}

/// A place by the written element there or around it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// The written element: a device or a part of one, not what holds them all.
    anchor: Option<NodeId>,
    /// Path below it; without an anchor the whole path.
    rest: String,
}

impl Place {
    /// Where a node of a document that came of the source stands.
    pub(super) fn of(source: &Document, document: &Document, node: NodeId) -> Place {
        let mut around = std::iter::successors(Some(node), |it| document.parent(*it));
        let written = around.find(|it| source.contains(*it));
        let anchor = written.filter(|it| *it == node || is_part(source, *it));
        let rest = match anchor {
            Some(anchor) => document.path_below(anchor, node),
            None => document.path_of(node),
        };
        Place { anchor, rest }
    }

    /// The line of the source, from 1; `None` where it is in none.
    pub(super) fn line(&self, in_source: &Positions) -> Option<u32> {
        self.anchor.map(|it| in_source.line(it))
    }

    /// Names from the root down.
    pub(super) fn path(&self, source: &Document) -> String {
        self.anchor.map(|it| source.path_of(it)).unwrap_or_default() + &self.rest
    }

    /// A place in no document that came of the source.
    pub(super) fn elsewhere(path: String) -> Place {
        Place { anchor: None, rest: path }
    }
}

/// Source and result, to say where in them a change is.
pub(super) struct Places<'e> {
    source: Paths<'e>,
    in_source: &'e Positions,
    result: Paths<'e>,
    in_result: &'e Positions,
    twin: &'e dyn Fn(NodeId) -> Option<NodeId>,
}

impl<'e> Places<'e> {
    /// `twin` tells the node of the result that a record's node has become.
    pub(super) fn new(
        source: &'e Document,
        in_source: &'e Positions,
        result: &'e Document,
        in_result: &'e Positions,
        twin: &'e dyn Fn(NodeId) -> Option<NodeId>,
    ) -> Places<'e> {
        Places { source: Paths::of(source), in_source, result: Paths::of(result), in_result, twin }
    }

    /// The change with its path and lines. What is written has those of the source; what was added to something
    /// written hangs on that; anything else has its path in the result.
    pub(super) fn change(&self, record: Record) -> Change {
        let attribute = record.attribute.as_deref();
        let Place { anchor, rest } = record.place.clone();
        let twin = record.node.and_then(|it| self.linked_twin(it));
        let path = match (anchor, twin) {
            (Some(anchor), _) => self.source.path(anchor) + &rest,
            (None, Some(twin)) => self.result.path(twin),
            (None, None) => rest,
        };
        let left = twin.or_else(|| self.left_around(anchor?));
        Change {
            path: attribute.map_or(path.clone(), |name| format!("{path}/@{name}")),
            line: self.line(&record.place, attribute),
            result_line: left.map(|it| line(self.result.document, self.in_result, it, attribute)),
            action: record.action,
            class: record.class,
            reason: record.reason,
            needs: record.needs,
            reference: record.reference,
            rewrite: match record.source {
                Source::Rewrite(id) => Some(id),
                Source::Finding | Source::Libvirt | Source::Chosen => None,
            },
        }
    }

    /// The line of the source that holds the place or its attribute, from 1; `None` where it is in none.
    pub(super) fn line(&self, place: &Place, attribute: Option<&str>) -> Option<u32> {
        place.anchor.map(|it| line(self.source.document, self.in_source, it, attribute))
    }

    /// What the node has become in the result.
    fn linked_twin(&self, node: NodeId) -> Option<NodeId> {
        (self.twin)(node).filter(|it| self.result.document.is_linked(*it))
    }

    /// What is left in the result of a written element and those around it.
    fn left_around(&self, anchor: NodeId) -> Option<NodeId> {
        let mut around = std::iter::successors(Some(anchor), |it| self.source.document.parent(*it));
        around.find_map(|it| self.linked_twin(it)).filter(|it| is_part(self.result.document, *it))
    }
}

/// Paths in one document, those of devices looked up, as there may be thousands.
struct Paths<'e> {
    document: &'e Document,
    devices: HashMap<NodeId, String>,
}

impl<'e> Paths<'e> {
    fn of(document: &'e Document) -> Paths<'e> {
        let devices = document.child(document.root(), "devices");
        Paths { document, devices: devices.map(|it| document.paths_of_children(it)).unwrap_or_default() }
    }

    fn path(&self, node: NodeId) -> String {
        let mut around = std::iter::successors(Some(node), |it| self.document.parent(*it));
        match around.find_map(|it| Some((it, self.devices.get(&it)?))) {
            Some((device, path)) => format!("{path}{}", self.document.path_below(device, node)),
            None => self.document.path_of(node),
        }
    }
}

/// Whether it is a part of a domain, not the domain or the list of devices.
fn is_part(document: &Document, node: NodeId) -> bool {
    node != document.top() && node != document.root() && document.name(node) != "devices"
}

/// The line of an element or its attribute, from 1.
pub(super) fn line(document: &Document, positions: &Positions, node: NodeId, attribute: Option<&str>) -> u32 {
    let index = attribute.and_then(|name| document.attributes(node).iter().position(|it| &*it.name == name));
    match index {
        Some(index) => positions.attribute_line(node, index),
        None => positions.line(node),
    }
}

/// A reason as a sentence of its own. A word of the XML at its head stays as it is spelled.
pub(super) fn sentence(text: &str) -> String {
    let head = text.split(' ').next().unwrap_or_default();
    let is_plain = head.chars().all(|it| it.is_ascii_lowercase());
    let (first, rest) = text.split_at(if is_plain { text.len().min(1) } else { 0 });
    let end = if text.ends_with('.') { "" } else { "." };
    format!("{}{rest}{end}", first.to_uppercase())
}
