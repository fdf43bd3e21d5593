//! What is selected, explained: why it is there, what it is made of, what it takes, what can be done.

use std::collections::HashSet;

use super::command::Command;
use super::edit::Edit;
use super::tree::{DOMAIN, section_key};
use super::view::{Action, Fact, Group, Inspector, Key, Origin, Preview, Reason, Related, Row};
use super::{Editor, Scenery, form, references, usb};
use crate::command::{Direction, neighbour, opt_out};
use crate::domain::{PciAddress, number};
use crate::format;
use crate::implicit::Subject;
use crate::inventory::{self, Device, Section, find};
use crate::xml::{Document, NodeId};

pub(super) fn of(
    editor: &Editor,
    scenery: &Scenery<'_>,
    groups: &[Group],
    preview: Option<Preview>,
) -> Option<Inspector> {
    let key = &selected(editor, scenery)?;
    let row = groups.iter().flat_map(|it| &it.rows).find(|it| it.key == *key)?.clone();
    if let Some(section) = scenery.sections.iter().find(|it| section_key(it) == *key) {
        return Some(self::section(editor, scenery, section, row));
    }
    let device = find(scenery.devices, &key.0)?;
    let document = &scenery.completed.document;
    let look = editor.to_look_at(document);
    let about_usb =
        document.name(device.node) == "controller" && document.attribute_is(device.node, "type", "usb");
    Some(Inspector {
        xml: format::print_element(&look, device.node),
        reasons: reasons(scenery, device.node, &device.name),
        facts: facts(scenery, &look, device.node),
        form: form::of(editor, scenery, key),
        takes: takes(scenery, device),
        related: related(scenery, device),
        usb: about_usb.then(|| usb::panel(editor, scenery, preview)),
        actions: actions(editor, scenery, &row, device),
        row,
    })
}

/// The key that the selected device has now: first by key and name, then by name, then by key.
pub(super) fn selected(editor: &Editor, scenery: &Scenery<'_>) -> Option<Key> {
    let chosen = editor.selected.as_ref()?;
    let has = |key: bool, name: bool| {
        let fits = |it: &&Device| (!key || it.key == chosen.key.0) && (!name || it.name == chosen.name);
        scenery.devices.iter().find(fits).map(|it| Key(it.key.clone()))
    };
    let now = has(true, true).or_else(|| has(false, true)).or_else(|| has(true, false));
    Some(now.unwrap_or_else(|| chosen.key.clone()))
}

/// A section of what stands outside of `<devices>`.
fn section(editor: &Editor, scenery: &Scenery<'_>, section: &Section, row: Row) -> Inspector {
    let document = &scenery.completed.document;
    let look = editor.to_look_at(document);
    let kept = || section.nodes.iter().copied().filter(|it| document.is_linked(*it));
    let (mut reasons, mut shown) = (Vec::new(), Vec::new());
    for node in kept() {
        let name = document.name(node).to_owned();
        shown.extend(facts(scenery, &look, node).into_iter().map(|it| Fact {
            label: if it.label.is_empty() { name.clone() } else { format!("{name} {}", it.label) },
            ..it
        }));
        reasons.extend(self::reasons(scenery, node, &name));
    }
    let disabled = || (!parses(editor)).then(paused);
    let action = |label: &str, command| Action { label: label.to_owned(), command, disabled: disabled() };
    let mut actions = Vec::new();
    if row.key.0 == DOMAIN {
        actions.push(action("Make all explicit", Command::MakeAllExplicit));
    } else {
        let keys = || vec![row.key.clone()];
        if shown.iter().any(|it| it.implicit) {
            actions.push(action("Write what libvirt fills in", Command::Edit(Edit::MakeExplicit(keys()))));
        }
        if section.nodes.iter().any(|it| scenery.sight().is_written(*it)) {
            actions.push(action("Leave to libvirt", Command::Edit(Edit::MakeImplicit(keys()))));
        }
    }
    Inspector {
        xml: kept().map(|it| format::print_element(&look, it)).collect(),
        reasons,
        facts: shown,
        form: form::of(editor, scenery, &row.key),
        takes: Vec::new(),
        related: Vec::new(),
        usb: None,
        actions,
        row,
    }
}

fn parses(editor: &Editor) -> bool {
    editor.file.as_ref().is_some_and(|it| it.error().is_none())
}

fn paused() -> String {
    "The text does not parse; mend it first.".to_owned()
}

fn reasons(scenery: &Scenery<'_>, node: NodeId, name: &str) -> Vec<Reason> {
    let all = inventory::reasons(scenery.document, scenery.completed, node).into_iter();
    let reasons = all.map(|it| Reason {
        about: if it.about.is_empty() { name.to_owned() } else { it.about.clone() },
        because: it.because,
        rule: it.rule.to_owned(),
        since: it.since.to_owned(),
        reference: it.reference.to_owned(),
    });
    reasons.collect()
}

/// Every attribute and text inside the element, labelled by its place: `target dev`, `@model`; read from `look`, which
/// is the completed document, secrets masked or not.
pub(super) fn facts(scenery: &Scenery<'_>, look: &Document, node: NodeId) -> Vec<Fact> {
    let filled: HashSet<(NodeId, &str)> = scenery
        .completed
        .ledger
        .entries()
        .iter()
        .filter_map(|it| match &it.subject {
            Subject::Attribute(node, name, _) => Some((*node, &**name)),
            Subject::Text(node, _) => Some((*node, "")),
            _ => None,
        })
        .collect();
    let mut facts = Vec::new();
    collect_facts(scenery, look, node, "", &filled, &mut facts);
    facts
}

fn collect_facts(
    scenery: &Scenery<'_>,
    document: &Document,
    node: NodeId,
    prefix: &str,
    filled: &HashSet<(NodeId, &str)>,
    facts: &mut Vec<Fact>,
) {
    let added = !scenery.document.contains(node);
    let join = |name: &str| if prefix.is_empty() { name.to_owned() } else { format!("{prefix} {name}") };
    for attribute in document.attributes(node) {
        facts.push(Fact {
            label: join(&attribute.name),
            value: attribute.value().into_owned(),
            implicit: added || filled.contains(&(node, &*attribute.name)),
        });
    }
    let text = document.text(node);
    let children: Vec<NodeId> = document.elements(node).collect();
    if children.is_empty() && !text.trim().is_empty() {
        let implicit = added || filled.contains(&(node, ""));
        facts.push(Fact { label: prefix.to_owned(), value: text.trim().to_owned(), implicit });
    } else if children.is_empty() && document.attributes(node).is_empty() && !prefix.is_empty() {
        facts.push(Fact { label: prefix.to_owned(), value: "present".to_owned(), implicit: added });
    }
    for child in children {
        collect_facts(scenery, document, child, &join(document.name(child)), filled, facts);
    }
}

/// What the device occupies, and for a controller what sits on it.
fn takes(scenery: &Scenery<'_>, device: &Device) -> Vec<Fact> {
    let document = &scenery.completed.document;
    let mut takes = Vec::new();
    if let Some(address) = &device.address {
        let label = match address.type_.as_str() {
            "pci" => "PCI address".to_owned(),
            "usb" => "USB port".to_owned(),
            other => format!("{other} address"),
        };
        takes.push(Fact { label, value: address.text.clone(), implicit: address.implicit });
    }
    let seated = seated_on(document, scenery.devices, device);
    if !seated.is_empty() {
        let value = seated.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ");
        takes.push(Fact { label: format!("Carries {}", seated.len()), value, implicit: false });
    }
    takes
}

fn related(scenery: &Scenery<'_>, device: &Device) -> Vec<Related> {
    let document = &scenery.completed.document;
    let link = |relation: &str, it: &Device| Related {
        key: Key(it.key.clone()),
        relation: relation.to_owned(),
        name: it.name.clone(),
    };
    let carriers = scenery
        .devices
        .iter()
        .filter(|it| seated_on(document, scenery.devices, it).iter().any(|it| it.node == device.node));
    let on = carriers.map(|it| link("on", it));
    let carried = seated_on(document, scenery.devices, device);
    let carried = carried.into_iter().map(|it| link("carries", it));
    on.chain(carried).chain(references::related(scenery, device)).collect()
}

/// Devices whose address names this controller.
pub(super) fn seated_on<'d>(
    document: &Document,
    devices: &'d [Device],
    controller: &Device,
) -> Vec<&'d Device> {
    if document.name(controller.node) != "controller" {
        return Vec::new();
    }
    let at = |node: NodeId, path: &str| document.value(node, path).and_then(|it| number(&it));
    let type_ = document.value(controller.node, "@type").unwrap_or_default();
    let Some(index) = at(controller.node, "@index") else { return Vec::new() };
    let sits = |it: &&Device| match (&*type_, it.address.as_ref().map(|it| it.type_.as_str())) {
        ("pci", Some("pci")) => PciAddress::of(document, it.node).is_some_and(|it| it.bus == index),
        ("usb", Some("usb")) => at(it.node, "address/@bus").unwrap_or(0) == index,
        ("virtio-serial", Some("virtio-serial")) | ("ccid", Some("ccid")) => {
            at(it.node, "address/@controller") == Some(index)
        }
        ("ide" | "sata" | "scsi" | "fdc", Some("drive")) => {
            let on_bus = document.value(it.node, "target/@bus").is_none_or(|bus| bus == type_);
            on_bus && at(it.node, "address/@controller") == Some(index)
        }
        _ => false,
    };
    devices.iter().filter(|it| it.node != controller.node).filter(sits).collect()
}

fn actions(editor: &Editor, scenery: &Scenery<'_>, row: &Row, device: &Device) -> Vec<Action> {
    let disabled = || (!parses(editor)).then(paused);
    let filled_in = scenery.completed.ledger.entries().iter().any(|it| match it.subject {
        Subject::Added(node) => {
            node == device.node || scenery.completed.document.parent(node) == Some(device.node)
        }
        Subject::Attribute(node, ..) => node == device.node,
        _ => false,
    });
    let written = row.origin == Origin::Written;
    let mut actions = Vec::new();
    let mut add = |label: &str, command| {
        actions.push(Action { label: label.to_owned(), command, disabled: disabled() });
    };
    let key = || row.key.clone();
    if filled_in {
        let label = if written { "Write what libvirt fills in" } else { "Make explicit" };
        add(label, Command::MakeExplicit(key()));
    }
    if !written && opt_out(&scenery.sight(), device.node).is_some() {
        add("Do without it", Command::Edit(Edit::OptOut(key())));
    }
    if written {
        add("Duplicate", Command::Edit(Edit::Duplicate(key())));
        let there = |direction| neighbour(scenery.document, device.node, direction).is_some();
        if there(Direction::Up) {
            add("Move up", Command::Edit(Edit::MoveUp(key())));
        }
        if there(Direction::Down) {
            add("Move down", Command::Edit(Edit::MoveDown(key())));
        }
        add("Leave to libvirt", Command::Edit(Edit::MakeImplicit(vec![key()])));
        add("Remove", Command::Remove(key()));
    }
    actions
}
