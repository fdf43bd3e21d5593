//! What libvirt passes over: the name that is meant, the place where it is read, or away with it.

use super::{Fix, Look};
use crate::compat::{Known, nearest};
use crate::xml::{NodeId, insert_element, remove_attribute, remove_node, rename_attribute, rename_element};

/// What a person most likely meant, as it is written.
pub(in crate::validate) fn meant(look: Look<'_>, node: NodeId, attribute: Option<&str>) -> Option<String> {
    match attribute {
        Some(name) => near_attribute(look, node, name).map(|it| format!("{it}=")),
        None => near_element(look, node).map(|it| format!("<{it}>")),
    }
}

pub(in crate::validate) fn of_ignored(look: Look<'_>, node: NodeId, attribute: Option<&str>) -> Vec<Fix> {
    let document = look.document;
    let mut fixes = Vec::new();
    if let Some(name) = attribute {
        if let Some(near) = near_attribute(look, node, name) {
            fixes.push(Fix::edit(format!("Write {near}"), rename_attribute(document, node, name, near)));
        }
        fixes.push(Fix::edit(format!("Remove {name}"), remove_attribute(document, node, name)));
        return fixes;
    }
    let name = document.name(node);
    if name.is_empty() {
        return vec![Fix::edit("Remove the text", remove_node(document, node))];
    }
    if let Some(near) = near_element(look, node) {
        fixes.push(Fix::edit(format!("Write <{near}>"), rename_element(document, node, near)));
    }
    fixes.extend(into_devices(look, node));
    fixes.push(Fix::edit(format!("Remove <{name}>"), remove_node(document, node)));
    fixes
}

/// The element that libvirt reads there and that has nearly this name.
fn near_element(look: Look<'_>, node: NodeId) -> Option<&'static str> {
    let (document, name) = (look.document, look.document.name(node));
    let parent = look.known(document.parent(node)?)?;
    let libvirt = look.completed.host.libvirt;
    let here = |it: &(&'static str, Known)| it.1.since().is_met_by(libvirt);
    if name.is_empty() || name.contains(':') || parent.child(name).is_some() || is_device(look, node) {
        return None;
    }
    nearest(name, parent.children().filter(here).map(|it| it.0).filter(|it| !it.contains(':')))
}

/// The attribute that libvirt reads there and that has nearly this name, if it is not written, too.
fn near_attribute(look: Look<'_>, node: NodeId, name: &str) -> Option<&'static str> {
    let known = look.known(node)?;
    let libvirt = look.completed.host.libvirt;
    if known.attribute(name).is_some() {
        return None;
    }
    let here = known.attributes().filter(|it| it.1.since.is_met_by(libvirt)).map(|it| it.0);
    nearest(name, here.filter(|it| look.document.attribute(node, it).is_none()))
}

/// Whether it is a device outside of `<devices>`.
fn is_device(look: Look<'_>, node: NodeId) -> bool {
    let devices = Known::at("/domain/devices");
    look.document.parent(node) == Some(look.document.root())
        && devices.and_then(|it| it.child(look.document.name(node))).is_some()
}

/// A device outside of `<devices>` goes inside.
fn into_devices(look: Look<'_>, node: NodeId) -> Option<Fix> {
    let document = look.document;
    let devices = document.child(document.root(), "devices").filter(|_| is_device(look, node))?;
    let after = document.elements(devices).next_back();
    // It is put in first: where it stood stays so until then.
    let mut changes = insert_element(document, devices, after, document.tree(node));
    changes.extend(remove_node(document, node));
    Some(Fix::edit(format!("Move <{}> into <devices>", document.name(node)), changes))
}
