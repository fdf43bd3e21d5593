//! `Edit`: what can be done to devices and sections by forms, lists and menus; and doing it.

use super::tree::{base, section_key, section_name};
use super::view::Key;
use super::{Editor, Scenery, Selected};
use crate::command::{self as plan, Direction, Place, Sight};
use crate::history::Transaction;
use crate::inventory::find;
use crate::xml::NodeId;

/// One wish for devices or sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Writes a value of a device or section.
    Set {
        /// The row.
        key: Key,
        /// Which value: `driver/@cache`.
        path: String,
        /// The value.
        value: String,
    },
    /// Takes a written value or element back.
    Unset {
        /// The row.
        key: Key,
        /// Which one.
        path: String,
    },
    /// Adds an element inside a device or section.
    AddElement {
        /// The row.
        key: Key,
        /// Where: `clock/timer`.
        path: String,
    },
    /// Adds a device of a kind, or a section, and selects it.
    AddDevice(String),
    /// Adds a device like this one, and selects it.
    Duplicate(Key),
    /// Moves a device ahead of the one before it of its kind.
    MoveUp(Key),
    /// Moves a device behind the one after it of its kind.
    MoveDown(Key),
    /// Removes written devices.
    Remove(Vec<Key>),
    /// Writes what libvirt adds, of devices or sections.
    MakeExplicit(Vec<Key>),
    /// Leaves to libvirt what it would add anyway, of devices or sections.
    MakeImplicit(Vec<Key>),
    /// Keeps libvirt from adding an implicit device.
    OptOut(Key),
}

impl Edit {
    /// Whether it changes more than the field in which it was asked for, so that people want to be told.
    pub fn is_worth_telling(&self) -> bool {
        !matches!(self, Edit::Set { .. } | Edit::Unset { .. } | Edit::AddElement { .. })
    }
}

/// A value that could not be written, with the reason.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rejected {
    pub(super) key: Key,
    pub(super) path: String,
    pub(super) value: String,
    pub(super) why: String,
}

impl Editor {
    pub(super) fn edit(&mut self, edit: Edit) {
        self.rejected = None;
        let Some(scenery) = self.scenery() else { return };
        let mut added = None;
        let transaction = match &edit {
            Edit::AddDevice(kind) => plan::add(&scenery.sight(), kind).map(|planned| {
                added = Some(planned.node);
                planned.transaction
            }),
            Edit::Duplicate(key) => find(scenery.devices, &key.0).and_then(|device| {
                let planned = plan::duplicate_device(&scenery.sight(), device.node, &device.name)?;
                added = Some(planned.node);
                Some(planned.transaction)
            }),
            other => match transaction(&scenery, other) {
                Ok(transaction) => transaction,
                Err(rejected) => {
                    self.rejected = Some(rejected);
                    return;
                }
            },
        };
        self.commit(|_| transaction);
        self.computed.take();
        if let Some(node) = added {
            self.selected = self.scenery().and_then(|it| selected(&it, node)).or(self.selected.take());
        }
    }
}

fn selected(scenery: &Scenery<'_>, node: NodeId) -> Option<Selected> {
    if let Some(device) = scenery.devices.iter().find(|it| it.node == node) {
        return Some(Selected { key: Key(device.key.clone()), name: device.name.clone() });
    }
    let section = scenery.sections.iter().find(|it| it.nodes.contains(&node))?;
    Some(Selected { key: section_key(section), name: section.kind.title.to_owned() })
}

fn transaction(scenery: &Scenery<'_>, edit: &Edit) -> Result<Option<Transaction>, Rejected> {
    let sight = scenery.sight();
    let (document, completed) = (scenery.document, scenery.completed);
    let device = |key: &Key| find(scenery.devices, &key.0).map(|it| (it.node, it.name.clone()));
    let moved = |key: &Key, direction| {
        let (node, name) = device(key)?;
        plan::reorder(document, node, direction, &name).filter(|_| sight.is_written(node))
    };
    Ok(match edit {
        Edit::Set { key, path, value } => {
            let Some((node, name)) = base(scenery, key) else { return Ok(None) };
            let set = plan::set_value(&sight, node, &Place::parse(path), value, &name);
            let (key, path, value) = (key.clone(), path.clone(), value.clone());
            Some(set.map_err(|why| Rejected { key, path, value, why })?)
        }
        Edit::Unset { key, path } => {
            base(scenery, key).map(|(node, name)| plan::unset_value(&sight, node, &Place::parse(path), &name))
        }
        Edit::AddElement { key, path } => {
            base(scenery, key).map(|(node, name)| plan::add_element(&sight, node, &Place::parse(path), &name))
        }
        Edit::MoveUp(key) => moved(key, Direction::Up),
        Edit::MoveDown(key) => moved(key, Direction::Down),
        Edit::Remove(keys) => {
            let all = keys.iter().filter_map(device).filter(|(node, _)| sight.is_written(*node));
            let (nodes, names): (Vec<_>, Vec<_>) = all.unzip();
            (!nodes.is_empty()).then(|| plan::remove_devices(document, &nodes, &together(&names)))
        }
        Edit::MakeExplicit(keys) => {
            let (nodes, name) = elements(scenery, keys);
            Some(plan::make_explicit(document, completed, &nodes, &name))
        }
        Edit::MakeImplicit(keys) => {
            let (nodes, name) = elements(scenery, keys);
            Some(plan::make_implicit(document, completed, &nodes, &name))
        }
        Edit::OptOut(key) => device(key).and_then(|(node, _)| plan::opt_out(&sight, node)),
        Edit::AddDevice(_) | Edit::Duplicate(_) => None,
    })
}

/// The elements of several rows, and what they are called together.
fn elements(scenery: &Scenery<'_>, keys: &[Key]) -> (Vec<NodeId>, String) {
    let (mut nodes, mut names) = (Vec::new(), Vec::new());
    for key in keys {
        if let Some(device) = find(scenery.devices, &key.0) {
            nodes.push(device.node);
            names.push(device.name.clone());
        } else if let Some(section) = scenery.sections.iter().find(|it| section_key(it) == *key) {
            nodes.extend(&section.nodes);
            names.push(section_name(section).to_owned());
        }
    }
    (nodes, together(&names))
}

/// `Disk vda`, `Disk vda and Disk vdb`, `3 devices`.
fn together(names: &[String]) -> String {
    match names {
        [one] => one.clone(),
        [one, other] => format!("{one} and {other}"),
        several => format!("{} devices", several.len()),
    }
}

impl<'e> Scenery<'e> {
    pub(super) fn sight(&self) -> Sight<'e> {
        Sight { written: self.document, completed: self.completed }
    }
}
