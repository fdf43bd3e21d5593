//! What an export says in so many words though the source does not: which of it libvirt fills in, and why.

use std::collections::HashMap;

use super::record::{Place, Record, Source};
use super::report::{Action, Class};
use super::work::Work;
use crate::implicit::{Entry, Subject};
use crate::xml::{Document, NodeId};

/// A part of the result that the source does not have in these words.
struct Piece<'e> {
    /// The added element, or the one with the attribute or text.
    node: NodeId,
    attribute: Option<String>,
    added: bool,
    entry: Option<&'e Entry>,
}

/// Notes what an export for the target has written out and still stands, device by device. `inserted` are the
/// entries behind the elements that are not in the source.
pub(super) fn for_target(work: &mut Work<'_>, inserted: &HashMap<NodeId, Entry>) {
    let document = work.document().clone();
    let words = Words::Target(&work.target.name);
    note(work, &document, &words, &|node| inserted.get(&node));
}

/// Notes what the host fills in, drops and spells anew when it stores the domain.
pub(super) fn by_host(work: &mut Work<'_>) {
    let completed = work.completed;
    note(work, &completed.document, &Words::Host, &|node| completed.ledger.added(node));
}

/// Who it is written out for.
enum Words<'e> {
    /// A target, which might choose otherwise.
    Target(&'e str),
    /// Nobody: so the host stores it.
    Host,
}

fn note<'n, 'e: 'n>(
    work: &mut Work<'e>,
    document: &Document,
    words: &Words<'_>,
    entry_of: &dyn Fn(NodeId) -> Option<&'n Entry>,
) {
    let mut groups: Vec<(NodeId, Vec<Piece<'_>>)> = Vec::new();
    for piece in pieces(work, document, entry_of) {
        let group = group(document, piece.node);
        match groups.last_mut().filter(|(last, _)| *last == group && piece.added) {
            Some((_, pieces)) if pieces[0].added => pieces.push(piece),
            _ => groups.push((group, vec![piece])),
        }
    }
    groups
        .into_iter()
        .for_each(|(device, pieces)| work.note(record(work.original, document, words, device, &pieces)));
    dropped(work, document);
}

/// In the order of the result.
fn pieces<'n, 'e: 'n>(
    work: &Work<'e>,
    result: &Document,
    entry_of: &dyn Fn(NodeId) -> Option<&'n Entry>,
) -> Vec<Piece<'n>> {
    let original = work.original;
    let completed = work.completed;
    let ledger = &completed.ledger;
    let mut pieces = Vec::new();
    for node in result.descendants(result.root()) {
        if result.element(node).is_none() || work.notes.is_dropped(result, node) {
            continue;
        }
        if !original.contains(node) {
            let hangs_on_written = result.parent(node).is_some_and(|it| original.contains(it));
            if hangs_on_written && !work.notes.is_recorded(node, None) {
                pieces.push(Piece { node, attribute: None, added: true, entry: entry_of(node) });
            }
            continue;
        }
        for attribute in result.attributes(node) {
            let (name, before) = (&*attribute.name, original.attribute(node, &attribute.name));
            if before.as_deref() != Some(&*attribute.value()) && !work.notes.is_recorded(node, Some(name)) {
                let (added, entry) = (before.is_none(), ledger.attribute(node, name));
                pieces.push(Piece { node, attribute: Some(name.to_owned()), added, entry });
            }
        }
        let is_text = original.elements(node).next().is_none() && result.elements(node).next().is_none();
        if is_text
            && result.text(node).trim() != original.text(node).trim()
            && !work.notes.is_recorded(node, None)
        {
            let entry = ledger.about(node).find(|it| matches!(it.subject, Subject::Text(..)));
            pieces.push(Piece { node, attribute: None, added: false, entry });
        }
    }
    pieces
}

/// The device that the node belongs to, or the child of `<domain>`.
fn group(document: &Document, node: NodeId) -> NodeId {
    let mut at = node;
    while let Some(parent) = document.parent(at) {
        if parent == document.root() || document.name(parent) == "devices" {
            break;
        }
        at = parent;
    }
    at
}

fn record(
    original: &Document,
    document: &Document,
    words: &Words<'_>,
    device: NodeId,
    pieces: &[Piece<'_>],
) -> Record {
    let first = &pieces[0];
    let reason = match pieces {
        [one] => reason(document, words, one),
        several => {
            let mut names: Vec<String> = Vec::new();
            for it in several {
                let element = document.name(it.node);
                let name = it.attribute.as_ref().map_or(format!("<{element}>"), |name| format!("{name}="));
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            let names = names.join(", ");
            match words {
                Words::Target(target) => {
                    format!("Written out so that {target} chooses nothing else: {names}.")
                }
                Words::Host => format!("Filled in by libvirt: {names}."),
            }
        }
    };
    let (node, attribute) = match pieces {
        [one] => (one.node, one.attribute.clone()),
        _ => (device, None),
    };
    Record {
        node: Some(node),
        attribute,
        place: Place::of(original, document, node),
        action: if first.added { Action::Added } else { Action::Rewritten },
        class: Class::Safe,
        reason,
        needs: None,
        reference: first.entry.map_or(String::new(), |it| it.rule.reference.to_owned()),
        source: Source::Libvirt,
    }
}

fn reason(document: &Document, words: &Words<'_>, piece: &Piece<'_>) -> String {
    let is_address = piece.added && piece.attribute.is_none() && document.name(piece.node) == "address";
    let because = piece.entry.map(|it| &*it.because);
    match (words, because) {
        (Words::Target(target), _) if is_address => {
            format!("Written out so that {target} puts it nowhere else.")
        }
        (Words::Target(target), because) => {
            let because = because.map(|it| format!("{it} ")).unwrap_or_default();
            format!("{because}Written out so that {target} chooses nothing else.")
        }
        (Words::Host, Some(because)) => because.to_owned(),
        (Words::Host, None) => "So libvirt spells it.".to_owned(),
    }
}

/// What libvirt itself takes out while it fills in the rest.
fn dropped(work: &mut Work<'_>, document: &Document) {
    let (original, completed) = (work.original, work.completed);
    for entry in completed.ledger.entries() {
        let (node, attribute) = match &entry.subject {
            Subject::Dropped(node) => (*node, None),
            Subject::DroppedAttribute(node, name, _) => (*node, Some(&**name)),
            _ => continue,
        };
        if !original.contains(node)
            || original.element(node).is_none()
            || work.notes.is_recorded(node, attribute)
            || work.notes.is_dropped(original, node)
        {
            continue;
        }
        let gone = match attribute {
            Some(name) => document.is_linked(node) && document.attribute(node, name).is_none(),
            None => !document.is_linked(node),
        };
        if gone {
            work.note(Record {
                node: Some(node),
                attribute: attribute.map(str::to_owned),
                place: Place::of(original, original, node),
                action: Action::Dropped,
                class: Class::Safe,
                reason: entry.because.to_string(),
                needs: None,
                reference: entry.rule.reference.to_owned(),
                source: Source::Libvirt,
            });
        }
    }
}
