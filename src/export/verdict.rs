//! How a target takes an export, in a word and a sentence: what a table of many domains and targets shows.

use std::fmt;

use serde::Serialize;

use super::report::GuestAbi;

/// How a target takes an export, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It takes the text as it is, and the guest is the same.
    Accepted,
    /// It takes the text with what was rewritten, and the guest is the same.
    Rewritten,
    /// It takes the text, but the guest loses something or sees other hardware.
    GuestChanges,
    /// What becomes of it is not predicted.
    Unknown,
    /// It refuses the text.
    Refused,
}

impl Verdict {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Accepted => "accepted",
            Verdict::Rewritten => "rewritten",
            Verdict::GuestChanges => "guest-changes",
            Verdict::Unknown => "unknown",
            Verdict::Refused => "refused",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A verdict with what decides it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Whether the guest sees the same hardware.
    pub guest_abi: GuestAbi,
    /// Why, in whole sentences: what is refused, lost, changed or not known; empty where nothing stands in the way.
    pub because: String,
    /// The line of the source that decides it, from 1; `None` where no single one does.
    pub line: Option<u32>,
    /// The release that would take that line: `libvirt 6.3.0`.
    pub needs: Option<String>,
}
