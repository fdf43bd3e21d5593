//! The report, in plain records. As JSON it is versioned: fields are only ever added within a version.

use std::fmt;

use serde::Serialize;

use super::offer::Offer;
use crate::machine::Version;

/// Version of the JSON report.
pub(super) const VERSION: u32 = 1;

/// What an export did and what the target makes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Version of this layout, 1.
    pub version: u32,
    /// `written`, `expanded`, `migratable` or `target`.
    pub style: &'static str,
    /// The host whose defaults hold: `libvirt=11.3.0,qemu=10.0.0,arch=x86_64`.
    pub host: String,
    /// The target's name; `None` without one.
    pub target: Option<String>,
    /// Whether the guest sees the same hardware.
    pub guest_abi: GuestAbi,
    /// Why, in a sentence.
    pub guest_abi_reason: String,
    /// Guest-visible differences: place, before and after.
    pub guest_abi_differences: Vec<Difference>,
    /// Where the guest notices nothing: what libvirt's own check compares all the same, so that it refuses the result in
    /// place of a running or saved guest.
    pub compared_differences: Vec<Difference>,
    /// Whether the target refuses the result.
    pub blocked: bool,
    /// The first libvirt that understands the document as written; `None` when no release we know does.
    #[serde(serialize_with = "version")]
    pub earliest_libvirt: Option<Version>,
    /// Changes of the hardware that would make the target take what it does not, each to be accepted by itself.
    pub offers: Vec<Offer>,
    /// What the target takes and yet says something about.
    pub notes: Vec<Note>,
    /// Every line that was dropped, rewritten or added, and every one that stands in the way.
    pub changes: Vec<Change>,
}

pub(super) fn version<S: serde::Serializer>(version: &Option<Version>, to: S) -> Result<S::Ok, S::Error> {
    match version {
        Some(version) => to.collect_str(version),
        None => to.serialize_none(),
    }
}

/// Whether the guest sees the same hardware.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum GuestAbi {
    /// It does.
    Same,
    /// It does not.
    Changed,
    /// We cannot tell.
    Unknown,
}

impl fmt::Display for GuestAbi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            GuestAbi::Same => "same",
            GuestAbi::Changed => "changed",
            GuestAbi::Unknown => "unknown",
        })
    }
}

/// One guest-visible difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// `Disk vda address`.
    pub property: String,
    /// Before; `None` where it was not there.
    pub before: Option<String>,
    /// After; `None` where it is gone.
    pub after: Option<String>,
    /// What the guest notices, in a sentence; empty where that is not known, or nothing.
    pub notices: &'static str,
    /// The first libvirt whose own check compares it; `None` where none does.
    #[serde(serialize_with = "version")]
    pub compared_since: Option<Version>,
}

/// Something that the target takes, with a word of warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Where in the result.
    pub path: String,
    /// Line in the result, from 1.
    pub result_line: u32,
    /// What is to be known, in a sentence.
    pub text: String,
}

/// One line that differs or stands in the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Where, as names from the root down: `/domain/devices/controller[2]/@model`.
    pub path: String,
    /// Line in the source, from 1; of something added to a written element that one's; `None` for what libvirt
    /// filled in.
    pub line: Option<u32>,
    /// Line in the result, from 1; of something left out of an element that is there that one's; `None` for what
    /// is not in it.
    pub result_line: Option<u32>,
    /// What was done.
    pub action: Action,
    /// How the target or the guest takes it.
    pub class: Class,
    /// Why, in whole sentences.
    pub reason: String,
    /// The release that would take it: `libvirt 6.3.0`; `None` where none would.
    pub needs: Option<String>,
    /// Where this is known from.
    pub reference: String,
    /// The rewrite that did it; `None` for what is merely lost, refused or left out by libvirt itself.
    pub rewrite: Option<&'static str>,
}

/// What was done to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// It is not in the result.
    Dropped,
    /// It says the same in other words.
    Rewritten,
    /// It was written out.
    Added,
    /// It is in the result as it was.
    Kept,
}

/// How a change is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// The guest is the same.
    Safe,
    /// The guest is the same, the host does something less.
    HostOnly,
    /// The target does not read it, and the guest does not notice.
    LostHarmless,
    /// The target does not read it, and the guest changes.
    LostGuestChanges,
    /// The target refuses the domain because of it.
    Refused,
    /// What the target does with it is not known to us.
    Unknown,
}

impl Class {
    /// What decides the verdict comes first.
    pub(super) fn rank(self) -> u8 {
        match self {
            Class::Refused => 0,
            Class::LostGuestChanges => 1,
            Class::Unknown => 2,
            Class::LostHarmless | Class::HostOnly | Class::Safe => 3,
        }
    }
}
