//! What is written and read, and then counts for nothing, because something else decides.

use super::{Look, Problem};
use crate::implicit::{Effect, Entry, Origin, Subject};
use crate::validate::{Fix, Place, Severity};
use crate::xml::{Document, NodeId, remove_attribute};

/// Rules that only spell a value in another way, or choose what the text leaves open.
const SAME: &[&str] = &[
    "value-spelling",
    "canonical-machine",
    "clock-adjustment",
    "disk-source",
    "disk-type",
    "feature-states",
    "number-sets",
    "scsi-controller-model",
    "security-labels",
    "serial-target",
    "thread-schedulers",
    "vlan-trunk",
];

pub(super) fn check(look: Look<'_>, found: &mut Vec<Problem>) {
    let entries = look.completed.ledger.entries().iter();
    let decided = |it: &&Entry| {
        it.origin != Origin::Written
            && it.rule.effect != Effect::TakesFromHost
            && !SAME.contains(&it.rule.id)
            && look.is_written(it.subject.node())
    };
    for entry in entries.filter(decided) {
        let (node, attribute, before) = match &entry.subject {
            Subject::Attribute(node, name, Some(before)) => (*node, Some(&**name), before),
            Subject::Text(node, Some(before)) => (*node, None, before),
            _ => continue,
        };
        if matches!(before.trim(), "" | "-1" | "0" | "no") {
            continue;
        }
        let completed = &look.completed.document;
        let (was, is) = match attribute {
            Some(name) => {
                let now = completed.attribute(node, name).unwrap_or_default();
                (format!("{name}='{before}'"), format!("{name}='{now}'"))
            }
            None => (element(look.document, node), element(completed, node)),
        };
        let leave_out = |it| Fix::edit(format!("Remove {it}"), remove_attribute(look.document, node, it));
        found.push(Problem {
            check: entry.rule.id,
            severity: Severity::Note,
            node,
            place: attribute.map_or(Place::Text, |it| Place::of(Some(it))),
            message: format!("libvirt makes {is} of {was}. {}", entry.because),
            fixes: attribute
                .filter(|_| entry.rule.id == "graphics-ports")
                .map(leave_out)
                .into_iter()
                .collect(),
        });
    }
}

/// An element that holds a number, with its unit.
fn element(document: &Document, node: NodeId) -> String {
    let (name, text) = (document.name(node), document.text(node));
    let unit = document.attribute(node, "unit").map(|it| format!(" unit='{it}'")).unwrap_or_default();
    format!("<{name}{unit}>{}</{name}>", text.trim())
}
