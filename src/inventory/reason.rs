//! Why a device, or something on it, is as it is.

use serde::Serialize;

use crate::implicit::{Completed, Entry, Origin, Subject};
use crate::xml::{Document, NodeId};

/// One thing that a rule did to a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// What it is about, relative to the device: empty for the device itself, `address`, `@model`,
    /// `driver/@name` …
    pub about: String,
    /// Why, in whole sentences.
    pub because: String,
    /// The rule's id.
    pub rule: &'static str,
    /// Since which release.
    pub since: &'static str,
    /// The libvirt function that does it.
    pub reference: &'static str,
    /// What stood there before, for something rewritten or dropped.
    pub before: Option<String>,
    /// Where it comes from.
    #[serde(skip)]
    pub origin: Origin,
}

/// Everything the ledger says about the element and what is inside it, in the order in which it happened.
pub fn reasons(original: &Document, completed: &Completed, device: NodeId) -> Vec<Reason> {
    completed.ledger.entries().iter().filter_map(|entry| reason(original, completed, device, entry)).collect()
}

fn reason(original: &Document, completed: &Completed, device: NodeId, entry: &Entry) -> Option<Reason> {
    let node = entry.subject.node();
    if !concerns_people(original, entry) {
        return None;
    }
    let inside = path_inside(&completed.document, device, node)
        .or_else(|| path_inside(original, device, node).filter(|_| original.contains(node)))?;
    let join = |last: &str| if inside.is_empty() { last.to_owned() } else { format!("{inside}/{last}") };
    let (about, before) = match &entry.subject {
        Subject::Added(_) | Subject::Dropped(_) | Subject::Moved(_) => (inside.clone(), None),
        Subject::Attribute(_, name, before) => (join(&format!("@{name}")), before.clone()),
        Subject::DroppedAttribute(_, name, value) => (join(&format!("@{name}")), Some(value.clone())),
        Subject::Text(_, before) => (inside.clone(), before.clone()),
    };
    Some(Reason {
        about,
        because: entry.because.to_string(),
        rule: entry.rule.id,
        since: entry.rule.since,
        reference: entry.rule.reference,
        before: before.map(|it| it.to_string()),
        origin: entry.origin,
    })
}

/// White space that libvirt does not read is dropped as well; nobody asks why.
fn concerns_people(original: &Document, entry: &Entry) -> bool {
    match entry.subject {
        Subject::Dropped(node) => !original.contains(node) || original.element(node).is_some(),
        _ => true,
    }
}

/// Names of the elements from `device` (excluded) down to `node`; `None` when it is not inside.
fn path_inside(document: &Document, device: NodeId, node: NodeId) -> Option<String> {
    if !document.contains(node) || !document.contains(device) {
        return None;
    }
    let mut steps = Vec::new();
    let mut at = node;
    while at != device {
        steps.push(document.name(at));
        at = document.parent(at)?;
    }
    steps.reverse();
    Some(steps.join("/"))
}
