//! Forms: every value of a device or a section that libvirt reads, what is there and what may be there instead.
//!
//! A form follows from [`format::Layout`](crate::format::Layout) (which attributes and elements there are, and of which
//! kind) and [`compat::Known`](crate::compat::Known) (which words are accepted, and since when); `forms.txt` only says
//! what comes first and what it is for. What libvirt does not read is shown as it stands.

mod build;
mod choices;
mod common;
mod read;

pub use build::{Question, of_device, of_section};

use crate::command::Place;

/// The form of a device or a section: an element after the other, as libvirt prints them, what it does not read last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    /// What people look for first, in the order of `forms.txt`.
    pub common: Vec<Field>,
    /// Everything else, by element.
    pub parts: Vec<Part>,
}

impl Form {
    /// Every field.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.common.iter().chain(self.parts.iter().flat_map(|it| &it.fields))
    }
}

/// One element of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where it is; no steps at all for the device itself.
    pub place: Place,
    /// Whether it is there.
    pub state: State,
    /// Whether a release of libvirt reads it here.
    pub known: bool,
    /// Its attributes and its text.
    pub fields: Vec<Field>,
    /// Elements that it may hold and that are not fields: those that may stand several times, and large ones.
    pub may_hold: Vec<&'static str>,
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Where it is.
    pub place: Place,
    /// How it is asked for.
    pub control: Control,
    /// What is written, else what libvirt fills in; masked where it is a secret that may not be seen.
    pub value: String,
    /// Whether it is there.
    pub state: State,
    /// What libvirt makes of what is written, where that is another value.
    pub becomes: Option<String>,
    /// Why libvirt fills it in, in a sentence.
    pub because: Option<String>,
    /// The words that are accepted; for [`Control::Text`] words that are usual.
    pub choices: Vec<Choice>,
    /// What it is for, in a sentence.
    pub purpose: &'static str,
    /// Whether a release of libvirt reads it here.
    pub known: bool,
    /// What keeps host or target from reading it at all: `libvirt 9.0.0 is needed`.
    pub limit: Option<Limit>,
}

/// Whether something is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// In the text.
    Written,
    /// libvirt fills it in.
    FilledIn,
    /// Neither.
    Unset,
}

/// How a value is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// One of the choices.
    Choice,
    /// Any text; the choices are usual ones.
    Text,
    /// Any text, of several lines.
    LongText,
    /// A number.
    Number,
    /// A number with its unit.
    Size,
    /// An element that says everything by being there.
    Presence,
    /// A text that is not shown.
    Secret,
}

/// A word that may stand somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The word.
    pub value: String,
    /// What keeps host or target from taking it.
    pub limit: Option<Limit>,
}

/// Why something is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// The host does not take it, so it cannot be chosen; otherwise only the target does not.
    pub host: bool,
    /// Why: `needs libvirt 6.3.0`, `RHEL 7.9 does not take it: needs libvirt 6.3.0`.
    pub why: String,
}
