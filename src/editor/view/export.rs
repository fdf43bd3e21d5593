//! The export view.

use super::{DiffLine, Key, Verdict, VerdictKind};
use crate::editor::Reported;
use crate::editor::command::{Command, Style};

/// The export view.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// As written · Expanded · Migratable · For target. What the target says to those not chosen, an [`Outlook`] finds.
    ///
    /// [`Outlook`]: crate::editor::Outlook
    pub styles: Vec<StyleChoice>,
    /// The ways to get it there that were weighed in 2012, and the compact form. What each comes to, an [`Outlook`] finds.
    ///
    /// [`Outlook`]: crate::editor::Outlook
    pub strategies: Vec<StrategyChoice>,
    /// Verdict on the shown result.
    pub verdict: Verdict,
    /// `Guest ABI: the same` and its explanation.
    pub guest_abi: String,
    /// `As written this needs libvirt 6.3.0 (io='io_uring', line 16).`
    pub earliest: String,
    /// What the guest notices, property by property.
    pub noticed: Vec<Noticed>,
    /// What differs and why.
    pub changes: Vec<ExportChange>,
    /// What the target takes and yet warns of.
    pub notes: Vec<ExportNote>,
    /// Choices that change the guest, none of them made by itself; only for the style [`Style::Target`].
    pub offers: Vec<OfferChoice>,
    /// Source against result.
    pub diff: Vec<DiffLine>,
    /// How many lines the user decided about, and offers that were accepted.
    pub decided: usize,
    /// The result; empty where it is blocked altogether.
    pub text: String,
    /// How many secrets the result holds.
    pub secrets: usize,
    /// The result without them.
    pub text_without_secrets: String,
    /// The result as it may be looked at: secrets masked, unless they are to be shown.
    pub to_look_at: String,
    /// `web01-rhel7.9.xml`.
    pub file_name: String,
    /// The report, to download.
    pub report: Reported,
    /// Release and name of the target, for the timeline; `None` without one.
    pub target: Option<(String, String)>,
    /// What to run on which host to take the result there.
    pub steps: Vec<Step>,
}

/// One way to export.
#[derive(Debug, Clone, PartialEq)]
pub struct StyleChoice {
    /// `As written`.
    pub title: String,
    /// What it does, in one sentence.
    pub text: String,
    /// The style itself.
    pub style: Style,
    /// It is the chosen one.
    pub current: bool,
    /// What to send to choose it.
    pub command: Command,
}

/// One way to get the document to another release.
#[derive(Debug, Clone, PartialEq)]
pub struct StrategyChoice {
    /// The style that carries it out.
    pub style: Style,
    /// `Require an upgrade`.
    pub title: String,
    /// What it does, in one sentence.
    pub means: String,
    /// Its style is the chosen one.
    pub current: bool,
    /// What to send to choose that.
    pub command: Command,
}

/// What a strategy comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// Which one, by its style.
    pub style: Style,
    /// How the target takes the result.
    pub kind: VerdictKind,
    /// Whether the guest is the same, in a sentence.
    pub guest_abi: String,
    /// The first libvirt that understands the result: `9.1.0`; `None` where none is known.
    pub earliest: Option<String>,
    /// Why no earlier one does; empty where every release that is known does.
    pub because: Vec<StrategyReason>,
    /// Why the target refuses the result.
    pub in_the_way: Vec<StrategyReason>,
    /// How many lines are written out.
    pub added: usize,
    /// How many are said in other words.
    pub rewritten: usize,
    /// How many are left out.
    pub dropped: usize,
}

/// Lines of which the same is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrategyReason {
    /// In a sentence.
    pub reason: String,
    /// Where the first of them is.
    pub path: String,
    /// Lines of the source, from 1.
    pub lines: Vec<u32>,
    /// How many more there are that libvirt filled in.
    pub filled_in: usize,
}

/// One line that is dropped, rewritten, added or in the way.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportChange {
    /// From 1; the diff refers to it.
    pub number: usize,
    /// `/domain/devices/controller[2]`.
    pub path: String,
    /// Line in the source, from 1.
    pub line: Option<u32>,
    /// `dropped`, `rewritten`, `added`, `kept`, `in the way`.
    pub action: String,
    /// How the guest or the target takes it.
    pub kind: VerdictKind,
    /// Whole sentences.
    pub reason: String,
    /// The release that would take it as written.
    pub needs: Option<String>,
    /// Where this is known from.
    pub reference: String,
    /// The device it is about, to select it; `None` where it is of none.
    pub device: Option<Key>,
    /// What the user may decide instead; empty where nothing.
    pub decisions: Vec<DecisionChoice>,
}

/// Something that the target takes, with a word of warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportNote {
    /// What is to be known, in a sentence.
    pub text: String,
    /// Line in the result, from 1.
    pub line: u32,
    /// Where in the result.
    pub path: String,
}

/// A line of the source by a name that edits elsewhere do not change.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LineKey {
    /// The device that it is of.
    pub device: Option<String>,
    /// The path below that, or the whole path.
    pub path: String,
}

/// What a user decides about a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// It stays as it is; the target must be new enough.
    Keep,
    /// It is left out.
    LeaveOut,
    /// It becomes what the target takes, even where that is other hardware.
    Rewrite,
}

/// One thing to decide about a line.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionChoice {
    /// `Keep, needs libvirt 6.3.0`.
    pub title: String,
    /// The decision; `None` for what the export does by itself.
    pub decision: Option<Decision>,
    /// It is the present one.
    pub current: bool,
    /// What to send to decide so.
    pub command: Command,
}

/// One property that the guest finds otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noticed {
    /// `Disk vda address`.
    pub property: String,
    /// Before; `None` where it was not there.
    pub before: Option<String>,
    /// After; `None` where it is gone.
    pub after: Option<String>,
    /// What the guest notices, in a sentence; empty where that is not known.
    pub notices: String,
}

/// An offer by a name that edits elsewhere do not change.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OfferKey {
    /// Its kind: `machine-type`.
    pub kind: String,
    /// The line that it is about.
    pub line: LineKey,
}

/// Other hardware that would make the target take a line.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferChoice {
    /// Where, as in [`ExportChange::path`].
    pub path: String,
    /// Line in the source, from 1; `None` for what libvirt filled in.
    pub line: Option<u32>,
    /// The device it is about, to select it; `None` where it is of none.
    pub device: Option<Key>,
    /// What it does to the text, in a sentence.
    pub does: String,
    /// What the guest notices, in a sentence.
    pub notices: String,
    /// Why the target does not take the line as it is.
    pub solves: String,
    /// Where this is known from.
    pub reference: String,
    /// It was accepted, so that the result has it.
    pub accepted: bool,
    /// What to send to accept it, or to take it back.
    pub command: Command,
}

/// One step on a shell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// On which host and what for.
    pub text: String,
    /// The command; empty where there is none to run.
    pub command: String,
}
