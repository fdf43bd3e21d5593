//! What is written and libvirt passes over without a word, or drops for another part's sake.

use super::{Look, Problem};
use crate::compat::guest_notices;
use crate::implicit::{Entry, Subject};
use crate::validate::{Place, Severity, fixes};
use crate::xml::{Kind, NodeId};

/// Rules that drop what says nothing, or says what goes without saying.
const NO_LOSS: &[&str] = &[
    "empty-elements",
    "unsaid-attributes",
    "joined-sections",
    "running-parts",
    // It was heard when the image was chosen.
    "firmware-selection",
    "device-labels",
    "feature-states",
    "disk-snapshot",
];

pub(super) fn check(look: Look<'_>, found: &mut Vec<Problem>) {
    let entries = look.completed.ledger.entries().iter();
    let lost: Vec<(&Entry, NodeId, Option<&str>)> = entries
        .filter(|it| !NO_LOSS.contains(&it.rule.id))
        .filter_map(|it| match &it.subject {
            Subject::Dropped(node) => Some((it, *node, None)),
            Subject::DroppedAttribute(node, name, _) => Some((it, *node, Some(&**name))),
            _ => None,
        })
        .filter(|it| look.is_written(it.1))
        .collect();
    let gone = |node: NodeId| lost.iter().any(|it| it.1 == node && it.2.is_none());
    let refused: Vec<NodeId> =
        found.iter().filter(|it| it.severity == Severity::Error).map(|it| it.node).collect();
    for (entry, node, attribute) in &lost {
        let document = look.document;
        let mut around = std::iter::successors(document.parent(*node), |it| document.parent(*it));
        let inside = around.any(gone) || attribute.is_some() && gone(*node);
        if inside || refused.contains(node) || !says_something(look, entry, *node, *attribute) {
            continue;
        }
        found.push(Problem {
            check: entry.rule.id,
            severity: severity(look, entry, *node, *attribute),
            node: *node,
            place: Place::of(*attribute),
            message: message(look, entry, *node, *attribute),
            fixes: fixes::of_ignored(look, *node, *attribute),
        });
    }
}

/// Whether something is lost. Comments and declarations of prefixes are there for people and parsers; a rule that
/// decides drops much that says what is so anyway.
fn says_something(look: Look<'_>, entry: &Entry, node: NodeId, attribute: Option<&str>) -> bool {
    let nothing = match attribute {
        Some(name) => {
            look.document.attribute(node, name).is_some_and(|it| matches!(&*it, "" | "-1" | "0" | "no"))
        }
        None => look.document.attributes(node).is_empty() && look.document.text(node).trim().is_empty(),
    };
    let empty = attribute.is_some() || look.document.elements(node).next().is_none();
    if entry.rule.id != "unread" && nothing && empty || is_respelt(look, entry, node) {
        return false;
    }
    let declares = attribute.is_some_and(|it| it == "xmlns" || it.starts_with("xmlns:"));
    // An undeclared prefix is a check of its own.
    let undeclared = attribute.is_none()
        && look.document.name(node).split_once(':').is_some_and(|(prefix, _)| {
            let declaration = format!("xmlns:{prefix}");
            !std::iter::successors(Some(node), |it| look.document.parent(*it))
                .any(|it| look.document.attribute(it, &declaration).is_some())
        });
    let kind = look.document.kind(node);
    !declares && !undeclared && matches!(kind, Kind::Element(_) | Kind::Text(_) | Kind::CData(_))
}

/// Whether libvirt keeps the element under another prefix.
fn is_respelt(look: Look<'_>, entry: &Entry, node: NodeId) -> bool {
    let completed = &look.completed.document;
    let local = |name: &str| name.split_once(':').map(|it| it.1.to_owned());
    let name = local(look.document.name(node));
    let mut kept = completed.elements(completed.root());
    name.is_some()
        && kept.any(|it| {
            let added = look.completed.ledger.added(it);
            added.is_some_and(|it| it.rule.id == entry.rule.id) && local(completed.name(it)) == name
        })
}

/// A slip of the pen, or what changes the guest, is worth a warning.
fn severity(look: Look<'_>, entry: &Entry, node: NodeId, attribute: Option<&str>) -> Severity {
    let read_later = match attribute {
        Some(name) => look.known(node).and_then(|it| it.attribute(name)).is_some(),
        None => look.known(node).is_some(),
    };
    match entry.rule.id {
        "unread" if !read_later || guest_notices(look.document, node, attribute) => Severity::Warning,
        "foreign-namespaces" => Severity::Warning,
        _ => Severity::Note,
    }
}

fn message(look: Look<'_>, entry: &Entry, node: NodeId, attribute: Option<&str>) -> String {
    let name = look.document.name(node);
    let what = match attribute {
        Some(attribute) => {
            let value = look.document.attribute(node, attribute).unwrap_or_default();
            format!("{attribute}='{value}'")
        }
        None if name.is_empty() => "This text".to_owned(),
        None => format!("<{name}>"),
    };
    let meant = fixes::meant(look, node, attribute).map(|it| format!(" Is {it} meant?")).unwrap_or_default();
    format!("{what} is ignored without a word. {}{meant}", entry.because)
}
