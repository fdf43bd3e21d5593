//! The history, and what differs from the loaded document.

use super::DiffLine;
use crate::editor::command::Command;

/// A moment of the document: after one step, or before all of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// What was done: `Use USB 2.0`.
    pub label: String,
    /// The document stands here.
    pub current: bool,
    /// What to send to go there.
    pub command: Command,
}

/// What differs from the document as it was loaded.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// `web01.xml`.
    pub name: String,
    /// The text that was loaded, byte for byte.
    pub original: String,
    /// How many lines were added; a changed one counts as added and removed.
    pub added: usize,
    /// How many lines were removed.
    pub removed: usize,
    /// Loaded text against the present one.
    pub diff: Vec<DiffLine>,
    /// What became of the guest, device by device, implicit ones included; sections of the domain first.
    pub devices: Vec<DeviceChange>,
    /// Why there is no list of devices; empty where there is.
    pub unknown: String,
}

/// What became of one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceChange {
    /// What happened to it.
    pub what: WhatChanged,
    /// Its name: the present one, or the one it had.
    pub name: String,
    /// libvirt adds it; it is not written.
    pub implicit: bool,
    /// Its one-line description where it came or went.
    pub description: String,
    /// What of it differs, where it stayed.
    pub facts: Vec<FactChange>,
}

/// What can become of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhatChanged {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It differs.
    Changed,
}

/// One value of a device, before and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactChange {
    /// `model type`.
    pub label: String,
    /// The value before; `None` where there was none.
    pub before: Option<String>,
    /// The value now; `None` where there is none.
    pub now: Option<String>,
}
