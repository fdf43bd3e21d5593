//! The device tree and the problems strip.

use super::Key;
use crate::editor::command::Command;

/// One heading of the tree with its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// `Disks`, `USB` …
    pub title: String,
    /// `1 written · 1 implicit`.
    pub counts: String,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name across recomputations.
    pub key: Key,
    /// Which picture: libvirt's element name or a kind of controller (`disk`, `usb`, `pci`, `input-tablet` …).
    pub icon: String,
    /// `Disk vda`.
    pub name: String,
    /// One line: model, what identifies it, what it is joined to.
    pub description: String,
    /// Where it comes from.
    pub origin: Origin,
    /// `implicit · default`; `None` for a written one.
    pub badge: Option<String>,
    /// Where it sits.
    pub address: Option<Address>,
    /// The worst problem of this device.
    pub problem: Option<Severity>,
    /// The target does not take all of it as written.
    pub not_taken: bool,
    /// Why what libvirt does with it is not predicted.
    pub not_predicted: Option<String>,
    /// Line in the source, for written ones.
    pub line: Option<u32>,
}

/// The four origins; all but `Written` are implicit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// In the file.
    Written,
    /// The machine cannot be without it.
    BuiltIn,
    /// Added unless opted out.
    Default,
    /// Another device needs it.
    Demanded,
}

/// Where a device sits, in short form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// `03:00.0`, `port 1.2`, `0:0:1`.
    pub text: String,
    /// Filled in by libvirt rather than written.
    pub implicit: bool,
    /// Where it goes in the present preview.
    pub preview: Option<String>,
}

/// How bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// libvirt refuses it.
    Error,
    /// The guest or the host gets something else than written.
    Warning,
    /// Worth knowing.
    Note,
}

/// One line of the problems strip.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// How bad.
    pub severity: Severity,
    /// Line in the source, from 1.
    pub line: Option<u32>,
    /// The very characters in question; `None` for what is not written.
    pub range: Option<TextRange>,
    /// The row to select.
    pub key: Option<Key>,
    /// First the fact, then the reason, then the way out.
    pub message: String,
    /// Ways to mend it, the best first.
    pub fixes: Vec<Fix>,
}

/// A stretch of the source. Lines and columns count from 1, columns in characters; the end is behind the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextRange {
    /// First line.
    pub line: u32,
    /// Column of the first character.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column behind the last character.
    pub end_column: u32,
}

/// A way to mend a problem, one step of the history.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What it does: `Give it index 2`.
    pub label: String,
    /// What to send.
    pub command: Command,
}
