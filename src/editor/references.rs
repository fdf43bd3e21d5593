//! What values point at: controllers, buses, backends, other devices by their alias.

use super::Scenery;
use super::view::{Key, Link, Related};
use crate::domain::number;
use crate::inventory::{Device, section_kinds};
use crate::xml::{Document, NodeId};

/// The values of a device that point at another row: path and row.
pub(super) fn of(scenery: &Scenery<'_>, device: &Device) -> Vec<(&'static str, Link)> {
    let document = &scenery.completed.document;
    let at = |path: &str| document.value(device.node, path).map(|it| it.trim().to_owned());
    let mut links = Vec::new();
    let mut link = |path, to: Option<&Device>| {
        links.extend(to.map(|it| (path, Link { key: Key(it.key.clone()), name: it.name.clone() })));
    };
    let bus = at("address/@type").unwrap_or_default();
    let carrier = carrier(scenery, device);
    match &*bus {
        "pci" | "usb" => link("address/@bus", carrier),
        _ => link("address/@controller", carrier),
    }
    if document.name(device.node) != "audio" {
        let audio = |it: &&Device| {
            document.name(it.node) == "audio"
                && document.value(it.node, "@id").as_deref() == at("audio/@id").as_deref()
        };
        link("audio/@id", at("audio/@id").and_then(|_| scenery.devices.iter().find(audio)));
    }
    let alias = at("teaming/@persistent");
    link("teaming/@persistent", alias.and_then(|it| by_alias(scenery, &it)));
    if document.child(device.node, "master").is_some() {
        let index = at("@index");
        let master = |it: &&Device| {
            is_controller(document, it.node, "usb")
                && document.value(it.node, "@index").map(|it| it.into_owned()) == index
                && document.child(it.node, "master").is_none()
        };
        link("master/@startport", scenery.devices.iter().find(master));
    }
    let sections = [
        ("driver/@iothread", "vcpus"),
        ("target/node", "cpu"),
        ("source/nodemask", "numatune"),
        ("filterref/@filter", ""),
    ];
    for (path, id) in sections.into_iter().filter(|(path, _)| at(path).is_some_and(|it| !it.is_empty())) {
        let section = scenery.sections.iter().find(|it| it.kind.id == id);
        links
            .extend(section.map(|it| {
                (path, Link { key: super::tree::section_key(it), name: it.kind.title.to_owned() })
            }));
    }
    links
}

/// Rows that are joined to a device by what they name, not by where they sit.
pub(super) fn related(scenery: &Scenery<'_>, device: &Device) -> Vec<Related> {
    let document = &scenery.completed.document;
    let row =
        |relation: String, it: &Device| Related { key: Key(it.key.clone()), relation, name: it.name.clone() };
    let mut found = Vec::new();
    let order = |it: &Device| document.value(it.node, "boot/@order").and_then(|it| number(&it));
    if let Some(own) = order(device) {
        let mut others: Vec<(u32, &Device)> = scenery
            .devices
            .iter()
            .filter(|it| it.node != device.node)
            .filter_map(|it| Some((order(it)?, it)))
            .collect();
        others.sort_by_key(|it| it.0);
        let before = others.iter().rev().find(|it| it.0 < own).map(|it| row("boots after".to_owned(), it.1));
        let after = others.iter().find(|it| it.0 > own).map(|it| row("boots before".to_owned(), it.1));
        found.extend(before.into_iter().chain(after));
    }
    if document.name(device.node) == "audio" {
        let id = document.value(device.node, "@id");
        let users = scenery.devices.iter().filter(|it| {
            it.node != device.node && id.is_some() && document.value(it.node, "audio/@id") == id
        });
        found.extend(users.map(|it| row("used by".to_owned(), it)));
    }
    if let Some(alias) = document.value(device.node, "alias/@name") {
        let standby = scenery
            .devices
            .iter()
            .filter(|it| document.value(it.node, "teaming/@persistent").is_some_and(|it| it == alias));
        found.extend(standby.map(|it| row("stands in for it".to_owned(), it)));
        if overrides(document, &alias) {
            let kind = section_kinds().into_iter().find(|it| it.id == "qemu");
            let section = scenery.sections.iter().find(|it| Some(&it.kind) == kind.as_ref());
            found.extend(section.map(|it| Related {
                key: super::tree::section_key(it),
                relation: "changed by its alias in".to_owned(),
                name: it.kind.title.to_owned(),
            }));
        }
    }
    found
}

/// Whether `<qemu:override>` changes the device of that alias.
fn overrides(document: &Document, alias: &str) -> bool {
    let Some(node) = document.child(document.root(), "qemu:override") else { return false };
    document.elements(node).any(|it| document.attribute_is(it, "alias", alias))
}

/// The controller that a device sits on.
fn carrier<'s>(scenery: &'s Scenery<'_>, device: &Device) -> Option<&'s Device> {
    let document = &scenery.completed.document;
    let carries = |it: &&Device| {
        super::inspector::seated_on(document, scenery.devices, it).iter().any(|it| it.node == device.node)
    };
    scenery.devices.iter().find(carries)
}

fn by_alias<'s>(scenery: &'s Scenery<'_>, alias: &str) -> Option<&'s Device> {
    let document = &scenery.completed.document;
    scenery.devices.iter().find(|it| document.value(it.node, "alias/@name").is_some_and(|it| it == alias))
}

fn is_controller(document: &Document, node: NodeId, type_: &str) -> bool {
    document.name(node) == "controller" && document.attribute_is(node, "type", type_)
}
