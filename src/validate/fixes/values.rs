//! A value that libvirt does not know: the one that is meant.

use super::{Fix, Look};
use crate::compat::{KnownAttribute, nearest, values_beside};
use crate::implicit::Remark;
use crate::xml::{Change, remove_node, rename_element, set_attribute, set_text};

/// So many values are offered where none is like the one written.
const FEW: usize = 3;

pub(super) fn of(look: Look<'_>, refusal: &Remark) -> Vec<Fix> {
    let (document, node) = (look.document, refusal.node);
    let Some(known) = look.known(node) else { return feature(look, refusal) };
    let (values, written) = match &refusal.attribute {
        Some(name) => (known.attribute(name), document.attribute(node, name)),
        None => (known.text(), Some(document.text(node))),
    };
    let (Some(values), Some(written)) = (values, written) else { return feature(look, refusal) };
    let write = |value: &str| -> Vec<Change> {
        match &refusal.attribute {
            Some(name) => set_attribute(document, node, name, value),
            None => set_text(document, node, value),
        }
    };
    let beside = refusal.attribute.as_deref().and_then(|it| values_beside(document, node, it));
    let mut words = here(look, values);
    words.retain(|it| *it != written && beside.is_none_or(|beside| beside.contains(it)));
    let near = nearest(written.trim(), words.iter().copied());
    let offered: Vec<&str> = match near {
        Some(near) => vec![near],
        None if words.len() <= FEW => words,
        None => Vec::new(),
    };
    offered.into_iter().map(|value| Fix::edit(format!("Write {value}"), write(value))).collect()
}

/// The values that the host's libvirt takes.
fn here(look: Look<'_>, values: KnownAttribute) -> Vec<&'static str> {
    let libvirt = look.completed.host.libvirt;
    values.values().filter(|(_, since)| since.is_met_by(libvirt)).map(|it| it.0).collect()
}

/// A feature that libvirt does not know: the one that is meant, or none.
fn feature(look: Look<'_>, refusal: &Remark) -> Vec<Fix> {
    let (document, node) = (look.document, refusal.node);
    let Some(parent) = document.parent(node).filter(|_| refusal.attribute.is_none()) else {
        return Vec::new();
    };
    let name = document.name(node);
    let libvirt = look.completed.host.libvirt;
    let features = look.known(parent).into_iter().flat_map(|it| it.children());
    let here = features.filter(|it| it.1.since().is_met_by(libvirt)).map(|it| it.0);
    let near = nearest(name, here.filter(|it| document.child(parent, it).is_none()));
    let write = near.map(|it| Fix::edit(format!("Write <{it}>"), rename_element(document, node, it)));
    let remove = Fix::edit(format!("Remove <{name}>"), remove_node(document, node));
    write.into_iter().chain([remove]).collect()
}
