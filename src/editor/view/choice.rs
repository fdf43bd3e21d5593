//! What may be picked, and how a target takes the document.

use crate::editor::command::Command;

/// A choice in a picker.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// `RHEL 7.9`.
    pub title: String,
    /// `libvirt 4.5.0 · QEMU 1.5.3`.
    pub detail: String,
    /// It is the chosen one.
    pub current: bool,
    /// What to send to choose it.
    pub command: Command,
}

/// Choices under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceGroup {
    /// `RHEL and rebuilds`, `libvirt releases` …
    pub title: String,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// What may be picked as host and as target. It changes seldom, so one view after the other shares it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Choices {
    /// Hosts, the chosen one marked.
    pub hosts: Vec<Choice>,
    /// Targets by family, the chosen one marked.
    pub targets: Vec<ChoiceGroup>,
}

/// How a target takes a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The kind, which has its own icon, colour and pattern.
    pub kind: VerdictKind,
    /// `Text as written: refused · 2 lines`.
    pub short: String,
    /// The whole sentence.
    pub text: String,
}

/// The five verdicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VerdictKind {
    /// Accepted as it is.
    Accepted,
    /// Accepted with rewrites, guest the same.
    Same,
    /// Accepted, guest loses something or sees other hardware.
    Changes,
    /// Refused.
    Refused,
    /// Not checked or not predicted.
    Unknown,
}
