//! Which releases take the document: a picture of all of them in a row.

use super::VerdictKind;
use crate::editor::command::Command;

/// All releases along one axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// The releases, oldest first.
    pub releases: Vec<Release>,
    /// What each style would give, the one made for the target first.
    pub lanes: Vec<Lane>,
    /// Distributions, in the order of their releases.
    pub marks: Vec<Mark>,
    /// Which of the releases is the host's.
    pub host: Option<usize>,
}

/// One release of libvirt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// `4.5.0`.
    pub name: String,
    /// Which distributions have it: `RHEL 7.6, RHEL 7.9`; empty where none does.
    pub distributions: String,
}

/// How the releases take one style.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// `For target`.
    pub title: String,
    /// What to send to choose the style.
    pub command: Command,
    /// Stretches of releases with the same kind of verdict, oldest first.
    pub spans: Vec<Span>,
}

/// Releases in a row with the same kind of verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Index of the first release.
    pub first: usize,
    /// Index of the last one.
    pub last: usize,
    /// The verdict.
    pub kind: VerdictKind,
    /// What decides it in each of the releases; a sentence for several in a row.
    pub because: Vec<(usize, String)>,
    /// What ends it, so that the next stretch begins; `None` for the last.
    pub boundary: Option<Boundary>,
}

impl Span {
    /// What decides the verdict of the release.
    pub fn reason(&self, release: usize) -> &str {
        self.because.iter().rev().find(|(first, _)| *first <= release).map_or("", |(_, text)| text)
    }
}

/// Where one stretch ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boundary {
    /// In a few words: `io of driver`.
    pub label: String,
    /// The whole sentence.
    pub text: String,
    /// The line of the source; `None` for what libvirt fills in.
    pub line: Option<u32>,
    /// Where, as in [`ExportChange::path`](super::ExportChange::path); `None` where no single place causes it.
    pub path: Option<String>,
}

/// A distribution on the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Index of its release.
    pub at: usize,
    /// `RHEL 7.9`.
    pub name: String,
    /// How it takes the export for it, its QEMU included.
    pub kind: VerdictKind,
    /// What decides that.
    pub because: String,
    /// What to send to make it the target.
    pub command: Command,
}
