//! What is selected, explained.

use super::{Form, Key, Row, Usb};
use crate::editor::command::Command;

/// What is selected, explained.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspector {
    /// The row.
    pub row: Row,
    /// The element as libvirt prints it, canonical.
    pub xml: String,
    /// Why it is there; one for the element, further ones for what was filled in on it.
    pub reasons: Vec<Reason>,
    /// What it is made of: label and value, implicit values marked.
    pub facts: Vec<Fact>,
    /// Every value, and what may stand there instead.
    pub form: Form,
    /// What it takes or carries: `00:1d.7`, `4 ports, 3 used`, and what sits there.
    pub takes: Vec<Fact>,
    /// What it is joined to.
    pub related: Vec<Related>,
    /// The USB choices, where the selection is about USB.
    pub usb: Option<Usb>,
    /// What can be done with it.
    pub actions: Vec<Action>,
}

/// Why something is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What it explains: `This controller`, `address`, `model`.
    pub about: String,
    /// In whole sentences.
    pub because: String,
    /// `default-usb-controller`.
    pub rule: String,
    /// `0.9.10, on q35 1.3.1`.
    pub since: String,
    /// The libvirt function that does it.
    pub reference: String,
}

/// A label and a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The label, libvirt's word.
    pub label: String,
    /// The value.
    pub value: String,
    /// Filled in by libvirt.
    pub implicit: bool,
}

/// A link to another row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The row.
    pub key: Key,
    /// How it is joined: `on bus`, `demanded by`.
    pub relation: String,
    /// Its name.
    pub name: String,
}

/// Something to click.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// `Make explicit`.
    pub label: String,
    /// What to send back.
    pub command: Command,
    /// Why it cannot be done now, with the way out; `None` where it can.
    pub disabled: Option<String>,
}
