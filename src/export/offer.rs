//! What an offer is: a change of the guest's hardware that makes a target take a line, and that a user must accept.

use std::collections::BTreeSet;

use serde::Serialize;

use super::record::Place;
use super::work::Work;
use crate::compat::Finding;
use crate::xml::NodeId;

/// The ids of the offers that a user accepts.
pub type Accepted = BTreeSet<String>;

/// One kind of offer. Its file is named after its id.
pub(super) struct Kind {
    /// Kebab-case name, the same as the file's.
    pub(super) id: &'static str,
    /// What it does, in a sentence for people.
    pub(super) title: &'static str,
    /// What the guest would notice.
    pub(super) notices: &'static str,
    /// The place in libvirt or QEMU that shows it.
    pub(super) reference: &'static str,
    /// Whether something else takes the line's place; otherwise the guest goes without.
    pub(super) rewrites: bool,
    /// What might solve the finding, the likest hardware first; empty where this kind has nothing for it.
    pub(super) propose: fn(&Work<'_>, &Finding) -> Vec<Vec<Edit>>,
}

/// One step of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Edit {
    /// An attribute gets a value.
    Set(NodeId, &'static str, String),
    /// An attribute goes, if it is there.
    Unset(NodeId, &'static str),
    /// An element goes.
    LeaveOut(NodeId),
}

/// An offer about a line, while the export is under way.
#[derive(Debug, Clone)]
pub(super) struct Offering {
    pub(super) kind: &'static str,
    pub(super) title: &'static str,
    pub(super) notices: &'static str,
    pub(super) reference: &'static str,
    pub(super) rewrites: bool,
    pub(super) id: String,
    pub(super) path: String,
    pub(super) place: Place,
    pub(super) attribute: Option<String>,
    pub(super) does: String,
    pub(super) solves: String,
    pub(super) accepted: bool,
}

/// A change of the guest's hardware that would make the target take a line. It is done only where it is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// What accepts it, its kind and place: `machine-type:/domain/os/type/@machine`.
    pub id: String,
    /// Kebab-case name of the kind: `machine-type`.
    pub kind: &'static str,
    /// What it is, in a sentence.
    pub title: &'static str,
    /// Where, as in [`super::Change::path`].
    pub path: String,
    /// Line in the source, from 1; `None` for what libvirt filled in.
    pub line: Option<u32>,
    /// What it does to the text, in a sentence.
    pub does: String,
    /// What the guest notices, in a sentence.
    pub notices: &'static str,
    /// Why the target does not take the line as it is.
    pub solves: String,
    /// Where this is known from.
    pub reference: &'static str,
    /// Whether something else takes the line's place; otherwise the guest goes without.
    pub rewrites: bool,
    /// Whether it was accepted, so that the result has it.
    pub accepted: bool,
}
