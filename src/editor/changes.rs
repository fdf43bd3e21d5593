//! What differs from the document as it was loaded: line by line, and device by device.

use super::view::{Changes, DeviceChange, FactChange, Moment, Row, WhatChanged};
use super::{Command, Editor, Scenery, diff, inspector, tree};
use crate::domain;
use crate::format::may_hold_secrets;
use crate::inventory::{Device, find};
use crate::xml::NodeId;

/// Every moment that can be gone to, the loaded document first.
pub(super) fn moments(editor: &Editor) -> Vec<Moment> {
    let Some(file) = &editor.file else { return Vec::new() };
    let (labels, done) = file.steps();
    let at_rest = file.error().is_none();
    let moment = |(number, label): (usize, &str)| Moment {
        label: label.to_owned(),
        current: at_rest && number == done,
        command: Command::GoToStep(number),
    };
    let loaded = file.first_moment();
    [loaded.as_str()].into_iter().chain(labels).enumerate().map(moment).collect()
}

pub(super) fn of(editor: &Editor) -> Option<Changes> {
    let file = editor.file.as_ref().filter(|it| it.error().is_none())?;
    let now = editor.scenery()?;
    let original = file.original();
    let mut changes = Changes {
        name: file.name().to_owned(),
        original: original.to_owned(),
        added: 0,
        removed: 0,
        diff: Vec::new(),
        devices: Vec::new(),
        unknown: String::new(),
    };
    match domain::read(original) {
        Ok(before) => {
            changes.diff = editor.compare_to_look_at(&before, now.document);
            let computed = editor.compute(&before);
            let before = Scenery::of(&before, original, &computed);
            changes.devices = devices(&Side::of(editor, &before), &Side::of(editor, &now));
        }
        Err(error) => {
            let line = error.position.line;
            changes.unknown =
                format!("The loaded text stops being a domain at line {line}, so its devices are not known.");
            // What does not parse has no places for masks; what may be a secret is then not shown at all.
            let hidden = !editor.shows_secrets && may_hold_secrets(original);
            if hidden {
                changes.unknown.push_str(" It may hold passwords, so its lines are not shown.");
            } else {
                changes.diff = diff::lines(original, now.text);
            }
        }
    }
    (changes.added, changes.removed) = diff::count(&changes.diff);
    Some(changes)
}

/// A label, the value as it is, and the value as it may be looked at.
type Value = (String, String, String);

/// A device, or the domain itself, with all that it is made of.
struct Thing {
    group: String,
    name: String,
    implicit: bool,
    description: String,
    facts: Vec<Value>,
}

impl Thing {
    /// Whether it is listed under the same name.
    fn is_called(&self, other: &Thing) -> bool {
        self.group == other.group && self.name == other.name
    }

    /// Whether it is the same apart from where it sits.
    fn is_like(&self, other: &Thing) -> bool {
        let what =
            |it: &Thing| -> Vec<Value> { it.facts.iter().filter(|it| it.0 != ADDRESS).cloned().collect() };
        self.group == other.group && what(self) == what(other)
    }
}

/// The label of where a device sits.
const ADDRESS: &str = "address";

/// Where the domain itself is listed. Its name may change, it is one all the same.
const DOMAIN_GROUP: &str = "Domain";

/// All things of one document.
struct Side(Vec<Thing>);

impl Side {
    fn of(editor: &Editor, scenery: &Scenery<'_>) -> Side {
        let rows = tree::groups(scenery, &[], None);
        let look = editor.to_look_at(&scenery.completed.document);
        let values = |node: NodeId| -> Vec<Value> {
            let truth = inspector::facts(scenery, &scenery.completed.document, node);
            let shown = inspector::facts(scenery, &look, node);
            truth
                .into_iter()
                .zip(shown)
                .map(|(truth, shown)| (truth.label, truth.value, shown.value))
                .collect()
        };
        let mut things = Vec::new();
        let rows = rows.iter().flat_map(|group| group.rows.iter().map(move |row| (&group.title, row)));
        // Sections are told with the domain.
        for (title, row) in rows.filter(|(_, row)| !tree::is_section(&row.key)) {
            let facts = match find(scenery.devices, &row.key.0) {
                Some(device) => with_address(values(device.node), device),
                None => sections(scenery)
                    .into_iter()
                    .flat_map(|(name, node)| prefixed(&name, values(node)))
                    .collect(),
            };
            things.push(thing(title, row, facts));
        }
        Side(things)
    }
}

fn thing(group: &str, row: &Row, facts: Vec<Value>) -> Thing {
    Thing {
        group: group.to_owned(),
        name: row.name.clone(),
        implicit: row.badge.is_some(),
        description: row.description.clone(),
        facts,
    }
}

/// The sections of the domain, without its devices.
fn sections(scenery: &Scenery<'_>) -> Vec<(String, NodeId)> {
    let document = &scenery.completed.document;
    let sections = document.elements(document.root()).filter(|it| document.name(*it) != "devices");
    sections.map(|it| (document.name(it).to_owned(), it)).collect()
}

fn prefixed(name: &str, values: Vec<Value>) -> Vec<Value> {
    let label = |it: String| if it.is_empty() { name.to_owned() } else { format!("{name} {it}") };
    values.into_iter().map(|(own, truth, shown)| (label(own), truth, shown)).collect()
}

/// The parts of an address in one short form.
fn with_address(values: Vec<Value>, device: &Device) -> Vec<Value> {
    let Some(address) = &device.address else { return values };
    let mut values: Vec<Value> =
        values.into_iter().filter(|(label, ..)| !label.starts_with("address ")).collect();
    values.push((ADDRESS.to_owned(), address.text.clone(), address.text.clone()));
    values
}

/// Whether a thing of before is one of now.
type Fits = fn(&Thing, &Thing) -> bool;

/// Pairs the things of both sides (the same first, then those that only sit elsewhere or are counted otherwise, then those of one
/// name) and says what became of each.
fn devices(before: &Side, now: &Side) -> Vec<DeviceChange> {
    let (before, now) = (&before.0, &now.0);
    let mut partner: Vec<Option<usize>> = vec![None; now.len()];
    let mut free: Vec<bool> = vec![true; before.len()];
    let passes: [Fits; 4] = [
        |a, b| a.is_called(b) && a.facts == b.facts,
        |a, b| a.is_called(b) && a.is_like(b),
        |a, b| a.is_like(b),
        |a, b| a.is_called(b) || a.group == DOMAIN_GROUP && b.group == DOMAIN_GROUP,
    ];
    for fits in passes {
        for (at, it) in now.iter().enumerate().filter(|(at, _)| partner[*at].is_none()).collect::<Vec<_>>() {
            let found = (0..before.len()).find(|other| free[*other] && fits(&before[*other], it));
            if let Some(other) = found {
                (partner[at], free[other]) = (Some(other), false);
            }
        }
    }
    let mut changes = Vec::new();
    for (it, partner) in now.iter().zip(&partner) {
        match partner.map(|at| differences(&before[at], it)) {
            None => changes.push(change(WhatChanged::Added, it, Vec::new())),
            Some(facts) if !facts.is_empty() => changes.push(change(WhatChanged::Changed, it, facts)),
            Some(_) => {}
        }
    }
    let gone = before.iter().zip(&free).filter(|(_, free)| **free);
    changes.extend(gone.map(|(it, _)| change(WhatChanged::Removed, it, Vec::new())));
    changes
}

fn change(what: WhatChanged, thing: &Thing, facts: Vec<FactChange>) -> DeviceChange {
    DeviceChange {
        what,
        name: thing.name.clone(),
        implicit: thing.implicit,
        description: thing.description.clone(),
        facts,
    }
}

/// What of a thing differs, how it is listed included.
fn differences(before: &Thing, now: &Thing) -> Vec<FactChange> {
    let origin = |it: &Thing| if it.implicit { "implicit" } else { "written" };
    let mut changes = Vec::new();
    let mut compare = |label: &str, before: &str, now: &str| {
        if before != now {
            let (label, before, now) = (label.to_owned(), Some(before.to_owned()), Some(now.to_owned()));
            changes.push(FactChange { label, before, now });
        }
    };
    if now.group != DOMAIN_GROUP {
        compare("listed as", &before.name, &now.name);
    }
    compare("origin", origin(before), origin(now));
    changes.extend(facts(&before.facts, &now.facts));
    changes
}

/// What of two lists of values differs; equal labels are paired in their order.
fn facts(before: &[Value], now: &[Value]) -> Vec<FactChange> {
    let mut left: Vec<&Value> = before.iter().collect();
    let mut changes = Vec::new();
    for (label, truth, shown) in now {
        let same = left.iter().position(|it| it.0 == *label && it.1 == *truth);
        match same.or_else(|| left.iter().position(|it| it.0 == *label)).map(|at| left.remove(at)) {
            Some(old) if old.1 == *truth => {}
            old => changes.push(FactChange {
                label: label.clone(),
                before: old.map(|it| it.2.clone()),
                now: Some(shown.clone()),
            }),
        }
    }
    changes.extend(left.into_iter().map(|it| FactChange {
        label: it.0.clone(),
        before: Some(it.2.clone()),
        now: None,
    }));
    changes
}
