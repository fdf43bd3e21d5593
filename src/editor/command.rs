//! `Command`: what a user can ask for. Verbs; the page sends back the ones that the view handed it.

use super::edit::Edit;
use super::view::{Decision, Key, LineKey, OfferKey};

pub use crate::command::UsbWish;
pub use crate::export::Style;

/// Names a fix: the check that found the problem, where it is, and what the fix is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixKey {
    /// `unique-controllers`.
    pub check: String,
    /// Path of the element in question.
    pub path: String,
    /// The label of the fix.
    pub label: String,
}

/// One wish.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Takes a new document in place of the present one; history starts anew. The output of `virsh capabilities`
    /// and `virsh domcapabilities` is taken as the host instead, and the document stays.
    Load {
        /// File name.
        name: String,
        /// The text. Where it does not parse it is kept as a draft with its error.
        text: String,
    },
    /// Loads one of the samples by its id.
    LoadSample(String),
    /// Takes up the work of an earlier visit: the document as it was loaded then, and the text as it stood.
    Resume {
        /// File name.
        name: String,
        /// The text that was loaded.
        original: String,
        /// The text as it stood.
        text: String,
    },
    /// The text was typed in the source pane.
    ReplaceText(String),
    /// Selects a row, or nothing.
    Select(Option<Key>),
    /// Selects the row that stands on this line of the source.
    SelectLine(u32),
    /// Sees the document through another host: `libvirt=9.0.0,qemu=7.2`.
    SetHost(String),
    /// Sees the document through the host whose capabilities were loaded.
    UseLoadedHost,
    /// Chooses a target by id or as `libvirt=0.9.4`, or none.
    SetTarget(Option<String>),
    /// Chooses how to export.
    SetStyle(Style),
    /// Decides what the export for a target does with a line; `None` leaves it to the export.
    Decide(LineKey, Option<Decision>),
    /// Accepts an offer of other hardware, or takes it back.
    AcceptOffer(OfferKey, bool),
    /// Leaves every line to the export again, and takes every offer back.
    ForgetDecisions,
    /// Previews a USB version or model; nothing is written.
    PreviewUsb(UsbWish),
    /// Does what was previewed.
    CommitUsb {
        /// What was previewed.
        wish: UsbWish,
        /// Write the present addresses first, so that nothing else moves.
        keep_addresses: bool,
    },
    /// Ends the preview.
    DiscardPreview,
    /// Writes an implicit device, with what it needs, into the document.
    MakeExplicit(Key),
    /// Writes everything that libvirt would add.
    MakeAllExplicit,
    /// Removes a written device.
    Remove(Key),
    /// Mends a problem in one of the ways that the view offers. Where the problem is gone nothing happens.
    Fix(FixKey),
    /// Changes devices or sections.
    Edit(Edit),
    /// Undoes the last step.
    Undo,
    /// Does the last undone step again.
    Redo,
    /// Goes to the moment when so many steps were done.
    GoToStep(usize),
    /// Goes back to the document as it was loaded, as a step that can be undone.
    RestoreOriginal,
    /// Shows passwords in place of masks, or no longer.
    ShowSecrets(bool),
    /// The result was downloaded or copied.
    Exported,
}

impl Command {
    /// Whether it changes the text.
    pub fn edits(&self) -> bool {
        match self {
            Command::ReplaceText(_)
            | Command::CommitUsb { .. }
            | Command::MakeExplicit(_)
            | Command::MakeAllExplicit
            | Command::Remove(_)
            | Command::Fix(_)
            | Command::Edit(_)
            | Command::Undo
            | Command::Redo
            | Command::GoToStep(_)
            | Command::RestoreOriginal => true,
            Command::Load { .. }
            | Command::LoadSample(_)
            | Command::Resume { .. }
            | Command::ShowSecrets(_)
            | Command::Select(_)
            | Command::SelectLine(_)
            | Command::SetHost(_)
            | Command::UseLoadedHost
            | Command::SetTarget(_)
            | Command::SetStyle(_)
            | Command::PreviewUsb(_)
            | Command::DiscardPreview
            | Command::Decide(..)
            | Command::AcceptOffer(..)
            | Command::ForgetDecisions
            | Command::Exported => false,
        }
    }

    /// Whether what is selected may be gone afterwards.
    pub fn may_take_rows_away(&self) -> bool {
        let removes = matches!(self, Command::Remove(_) | Command::Edit(Edit::Remove(_)));
        removes || matches!(self, Command::Undo | Command::Redo | Command::GoToStep(_))
    }

    /// Whether the document, the host and the target are afterwards what they were.
    pub(super) fn only_looks(&self) -> bool {
        let opens = matches!(self, Command::LoadSample(_) | Command::Resume { .. });
        !opens && !self.chooses() && !self.edits()
    }

    /// Whether it may choose a host or a target, or bring a host to choose.
    pub(super) fn chooses(&self) -> bool {
        matches!(
            self,
            Command::Load { .. } | Command::SetHost(_) | Command::UseLoadedHost | Command::SetTarget(_)
        )
    }
}
