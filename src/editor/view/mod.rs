//! `View`: all that the page shows, as plain records with ready strings. No XML logic is left to do.

mod changes;
mod choice;
mod diff;
mod export;
mod form;
mod inspector;
mod source;
mod timeline;
mod told;
mod topology;
mod tree;
mod usb;

pub use changes::{Changes, DeviceChange, FactChange, Moment, WhatChanged};
pub use choice::{Choice, ChoiceGroup, Choices, Verdict, VerdictKind};
pub use diff::{DiffKind, DiffLine};
pub use export::{
    Decision, DecisionChoice, Export, ExportChange, ExportNote, LineKey, Noticed, OfferChoice, OfferKey,
    Step, StrategyChoice, StrategyReason, StyleChoice, Weighed,
};
pub use form::{
    AddPreview, Addition, Control, DeviceKind, Field, FieldChoice, FieldError, Form, FormPart, Link, State,
};
pub use inspector::{Action, Fact, Inspector, Reason, Related};
pub use source::{Ghost, Source, SourceError, SourceRange};
pub use timeline::{Boundary, Lane, Mark, Release, Span, Timeline};
pub use told::{Told, Words};
pub use topology::{TopologyBus, TopologyPlace};
pub use tree::{Address, Fix, Group, Origin, Problem, Row, Severity, TextRange};
pub use usb::{Move, Preview, Usb, UsbBus, UsbChoice, UsbPort};

use super::assist::Assist;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// Names a row across recomputations: a written element, or the n-th device that a rule added.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key(pub String);

/// Everything on the page at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The file and whether it was edited; `None` before anything is loaded.
    pub file: Option<File>,
    /// The text beside the tree.
    pub source: Source,
    /// `12 written · 16 implicit`, for the pane's title and the live region.
    pub counts: Counts,
    /// The device tree.
    pub groups: Vec<Group>,
    /// The device or section that is selected.
    pub inspector: Option<Rc<Inspector>>,
    /// Help while typing in the source.
    pub assist: Assist,
    /// What is wrong or worth knowing, in the order of the lines.
    pub problems: Rc<Vec<Problem>>,
    /// Hosts and targets to choose from.
    pub choices: Rc<Choices>,
    /// What is taken for granted about the host, neither measured nor told by it; a sentence each.
    pub assumptions: Vec<String>,
    /// How the target takes the document as written; `None` without a target.
    pub verdict: Option<Verdict>,
    /// Every moment of the document that can be gone to, the loaded one first.
    pub history: Vec<Moment>,
    /// How many secrets the document holds.
    pub secrets: usize,
    /// They are shown in place of masks.
    pub secrets_shown: bool,
    /// Label of what undo would undo.
    pub undo: Option<String>,
    /// Label of what redo would do again.
    pub redo: Option<String>,
}

impl View {
    /// What there is to see while nothing is loaded; it takes nothing of the engine.
    pub fn nothing() -> View {
        View {
            file: None,
            source: Source::default(),
            counts: Counts::default(),
            groups: Vec::new(),
            inspector: None,
            assist: Assist::default(),
            problems: Rc::default(),
            choices: Rc::default(),
            assumptions: Vec::new(),
            verdict: None,
            history: Vec::new(),
            secrets: 0,
            secrets_shown: false,
            undo: None,
            redo: None,
        }
    }

    /// Whether there is something to export: a text that parses.
    pub fn can_export(&self) -> bool {
        self.file.is_some() && self.source.error.is_none()
    }
}

/// The loaded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// File name, such as `web01.xml`.
    pub name: String,
    /// `edited, not exported` and the like; empty when untouched.
    pub state: String,
    /// Leaving the page would lose edits.
    pub unsaved: bool,
}

/// How many devices there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// In the file.
    pub written: usize,
    /// Added by libvirt.
    pub implicit: usize,
    /// With an error or a warning.
    pub problems: usize,
    /// Rows of which the target does not take all as written; `None` without a target.
    pub not_taken: Option<usize>,
}
