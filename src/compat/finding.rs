//! `Finding`: one thing in a document that some releases do not take, and what they do with it.

use super::{Since, Version};
use crate::xml::NodeId;

/// What a release does with something it does not know.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Class {
    /// The whole domain is refused.
    Refused,
    /// It is skipped without a word, and the guest changes.
    LostGuestChanges,
    /// It is skipped without a word, and the guest does not notice.
    LostHarmless,
    /// We know of no release that reads it; what happens is not predicted.
    Unknown,
}

impl Class {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Class::Refused => "refused",
            Class::LostGuestChanges => "lost-guest-changes",
            Class::LostHarmless => "lost-harmless",
            Class::Unknown => "unknown",
        }
    }
}

/// What it takes for the thing to be understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Needs {
    /// A release of libvirt.
    Libvirt(Since),
    /// A release of QEMU.
    Qemu(Version),
    /// No release we know of.
    Never,
}

/// One thing that a target does not take.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The element.
    pub node: NodeId,
    /// The attribute, by its name in the document; `None` where the element itself or its text is meant.
    pub attribute: Option<String>,
    /// What the release does with it.
    pub class: Class,
    /// What understands it.
    pub needs: Needs,
    /// Why, in a sentence.
    pub reason: String,
    /// The place in libvirt that does it.
    pub reference: &'static str,
    /// The first release in which this matters; before it something around it was not read either.
    pub(super) from: Version,
}

impl Finding {
    /// Whether this libvirt is one of those that do not take it.
    pub(super) fn concerns(&self, libvirt: Version) -> bool {
        let met = match self.needs {
            Needs::Libvirt(since) => since.is_met_by(libvirt),
            Needs::Qemu(_) | Needs::Never => false,
        };
        self.from <= libvirt && !met
    }
}
