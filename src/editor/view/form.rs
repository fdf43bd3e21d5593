//! The form of what is selected, and devices to add.

use super::{DiffLine, Key, Move};
use crate::editor::command::Command;

pub use crate::form::{Control, State};

/// Every value of a device or a section, and what may stand there instead.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Form {
    /// What people look for first.
    pub common: Vec<Field>,
    /// The rest, by element.
    pub parts: Vec<FormPart>,
}

/// One element of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct FormPart {
    /// Names it inside the device or section; empty for that itself.
    pub path: String,
    /// How people say it: `source reconnect`; libvirt's own words.
    pub title: String,
    /// Whether it is there.
    pub state: State,
    /// Whether a release of libvirt reads it here.
    pub known: bool,
    /// Its values.
    pub fields: Vec<Field>,
    /// Elements that can be added in it.
    pub additions: Vec<Addition>,
    /// Takes it out; `None` where it is not written.
    pub remove: Option<Command>,
}

/// An element that can be added.
#[derive(Debug, Clone, PartialEq)]
pub struct Addition {
    /// Its name.
    pub name: String,
    /// What to send to add it.
    pub command: Command,
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Names it inside the device or section: `driver/@cache`.
    pub path: String,
    /// How people say it: `driver cache`; libvirt's own words.
    pub label: String,
    /// How it is asked for.
    pub control: Control,
    /// What is written, else what libvirt fills in.
    pub value: String,
    /// Whether it is there.
    pub state: State,
    /// What libvirt makes of what is written, where that is another value.
    pub becomes: Option<String>,
    /// Why libvirt fills it in.
    pub because: Option<String>,
    /// The words that are accepted, or usual ones where any text is.
    pub choices: Vec<FieldChoice>,
    /// What it is for, in a sentence; empty where nothing is said.
    pub purpose: String,
    /// Whether a release of libvirt reads it here.
    pub known: bool,
    /// What keeps the host or the target from reading it.
    pub limit: Option<String>,
    /// What was typed and cannot stand there, and why.
    pub error: Option<FieldError>,
    /// The row that the value points at.
    pub link: Option<Link>,
}

/// A value that could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// What was typed.
    pub value: String,
    /// Why it cannot stand there.
    pub why: String,
}

/// Another row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The row.
    pub key: Key,
    /// Its name.
    pub name: String,
}

/// A word that may stand somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChoice {
    /// The word.
    pub value: String,
    /// It can be chosen: the host takes it.
    pub offered: bool,
    /// Why host or target do not take it.
    pub why: Option<String>,
}

/// A kind of device that can be added, or a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceKind {
    /// Names it: `disk`.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Which picture.
    pub icon: String,
    /// It is a section of the domain.
    pub is_section: bool,
}

/// What adding a device would do, before it is done.
#[derive(Debug, Clone, PartialEq)]
pub struct AddPreview {
    /// The device's name.
    pub name: String,
    /// Where it would sit; empty where it has no address.
    pub address: String,
    /// The element as libvirt would print it.
    pub xml: String,
    /// Devices that come with it, or move.
    pub moves: Vec<Move>,
    /// What libvirt would refuse.
    pub refusals: Vec<String>,
    /// The patch of the text.
    pub patch: Vec<DiffLine>,
    /// What to send to add it.
    pub command: Command,
}
