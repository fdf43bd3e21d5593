//! Devices that do not go with the machine or with each other.

use super::addresses;
use super::{Fix, Look};
use crate::implicit::Remark;
use crate::xml::{NodeId, Tree, insert_element, remove_attribute, remove_node, set_attribute};

pub(super) fn of(look: Look<'_>, rule: &str, refusal: &Remark) -> Vec<Fix> {
    let (document, node) = (look.document, refusal.node);
    let is = |path: &str, value: &str| document.value(node, path).is_some_and(|it| it == value);
    let set = |label: &str, name: &str, value: &str| {
        vec![Fix::edit(label, set_attribute(document, node, name, value))]
    };
    match (rule, document.name(node)) {
        ("single-devices", _) => remove(look, node),
        ("audio-requirements", "audio") if is("@type", "spice") => {
            set("Play no sound on the host", "type", "none")
        }
        ("ide-requirements", "disk") => other_bus(look, node, "sata"),
        ("machine-devices", "watchdog") if is("@model", "ib700") => {
            set("Use the model i6300esb", "model", "i6300esb")
        }
        ("video-devices", "video") if is("model/@primary", "yes") => {
            let model = document.child(node, "model").unwrap_or(node);
            vec![Fix::edit("Let the first be the primary one", remove_attribute(document, model, "primary"))]
        }
        ("input-buses", "input") if is("@type", "tablet") => set("Put it on USB", "bus", "usb"),
        ("uefi-requirements", "os") => features(look, &refusal.message),
        ("supported-machine", _) => newest_machine(look, node),
        (_, "channel" | "redirdev" | "smartcard") if is("@type", "spicevmc") => remove(look, node),
        _ => Vec::new(),
    }
}

fn remove(look: Look<'_>, node: NodeId) -> Vec<Fix> {
    let name = look.document.name(node);
    vec![Fix::edit(format!("Remove this <{name}>"), remove_node(look.document, node))]
}

/// Another bus, with its place there left to libvirt.
fn other_bus(look: Look<'_>, node: NodeId, bus: &str) -> Vec<Fix> {
    let document = look.document;
    let Some(target) = document.child(node, "target") else { return Vec::new() };
    let mut changes = set_attribute(document, target, "bus", bus);
    if let Some(address) = document.child(node, "address") {
        changes.extend(addresses::without(document, node, address));
    }
    vec![Fix::edit(format!("Put it on {bus}"), changes)]
}

/// What UEFI asks of `<features>`.
fn features(look: Look<'_>, message: &str) -> Vec<Fix> {
    let document = look.document;
    let root = document.root();
    let tree = match message {
        it if it.contains("<smm") => Tree::element("smm").with("state", "on"),
        it if it.starts_with("UEFI needs <acpi/>") => Tree::element("acpi"),
        _ => return Vec::new(),
    };
    let name = if tree.is("smm") { "<smm state='on'/>" } else { "<acpi/>" };
    let changes = match document.child(root, "features") {
        Some(features) => match document.child(features, "smm").filter(|_| tree.is("smm")) {
            Some(smm) => set_attribute(document, smm, "state", "on"),
            None => {
                let after = document.elements(features).next_back().filter(|_| tree.is("smm"));
                insert_element(document, features, after, tree)
            }
        },
        None => {
            let features = Tree::element("features").holding(tree);
            insert_element(document, root, document.child(root, "os"), features)
        }
    };
    vec![Fix::edit(format!("Write {name}"), changes)]
}

/// The newest machine of the kind that the host's QEMU has.
fn newest_machine(look: Look<'_>, node: NodeId) -> Vec<Fix> {
    let document = look.document;
    let name = document.attribute(node, "machine").unwrap_or_default();
    let alias = match &*name {
        it if it.starts_with("pc-q35") => "q35",
        it if it.starts_with("pc-") => "pc",
        it => match it.split_once('-') {
            Some((kind, _)) => kind,
            None => return Vec::new(),
        },
    };
    let qemu = look.completed.host.capabilities(look.arch());
    let Some(newest) = qemu.canonical(alias).filter(|it| *it != name).map(str::to_owned) else {
        return Vec::new();
    };
    vec![Fix::edit(
        format!("Use {newest}, which is other hardware"),
        set_attribute(document, node, "machine", &newest),
    )]
}
