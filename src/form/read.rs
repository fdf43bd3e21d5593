//! Reads what is there: the value, who put it there, and what libvirt makes of it. Secrets are read masked.

use std::borrow::Cow;

use super::State;
use crate::command::Sight;
use crate::format::{Kind, masked};
use crate::implicit::Subject;
use crate::xml::{Document, NodeId};

/// The document and what libvirt makes of it, as they may be looked at.
#[derive(Debug)]
pub(super) struct Reader<'q> {
    pub(super) sight: Sight<'q>,
    written: Cow<'q, Document>,
    completed: Cow<'q, Document>,
}

impl<'q> Reader<'q> {
    pub(super) fn of(sight: Sight<'q>, shows_secrets: bool) -> Reader<'q> {
        let look = |document: &'q Document| match shows_secrets {
            true => Cow::Borrowed(document),
            false => masked(document),
        };
        Reader { sight, written: look(sight.written), completed: look(&sight.completed.document) }
    }

    /// Whether the element is there.
    pub(super) fn state(&self, node: Option<NodeId>) -> State {
        match node {
            None => State::Unset,
            Some(node) if self.sight.is_written(node) => State::Written,
            Some(_) => State::FilledIn,
        }
    }

    /// Names of the attributes that the element has, written or filled in.
    pub(super) fn attributes(&self, node: NodeId) -> Vec<String> {
        let written = self.sight.is_written(node).then(|| self.sight.written.attributes(node));
        let made = self.sight.is_kept(node).then(|| self.sight.completed.document.attributes(node));
        let all = written.into_iter().chain(made).flatten();
        all.map(|it| it.name.to_string()).filter(|it| !it.starts_with("xmlns")).collect()
    }

    /// What is there, who put it there, and what libvirt makes of it.
    pub(super) fn value(
        &self,
        node: Option<NodeId>,
        attribute: Option<&str>,
        kind: Kind,
    ) -> (String, State, Option<String>) {
        let of = |document: &Document, node: NodeId| match attribute {
            Some(name) => document.attribute(node, name).map(|it| it.into_owned()),
            None => Some(document.text(node).trim().to_owned()).filter(|it| !it.is_empty()),
        };
        let sized = |document: &Document, node: NodeId, value: String| match kind.is_size() {
            true => match kind.spell_size(&value, document.attribute(node, "unit").as_deref()) {
                Some((number, unit)) => readable(number, unit),
                None => value,
            },
            false => value,
        };
        let Some(node) = node else { return (String::new(), State::Unset, None) };
        let read = |document: &Document| of(document, node).map(|it| sized(document, node, it));
        let written = self.sight.is_written(node).then(|| read(&self.written)).flatten();
        let made = self.sight.is_kept(node).then(|| read(&self.completed)).flatten();
        match (written, made) {
            (Some(written), made) => {
                let spelled = kind.spell(&written);
                let same = |it: &String| *it == written || Some(it) == spelled.as_ref();
                let becomes = made.filter(|it| !same(it));
                (written, State::Written, becomes)
            }
            (None, Some(made)) => (made, State::FilledIn, None),
            (None, None) => (String::new(), State::Unset, None),
        }
    }

    /// Whether what is there is a secret that may not be seen.
    pub(super) fn is_masked(&self, node: NodeId, attribute: Option<&str>) -> bool {
        let look = if self.sight.is_kept(node) { &self.completed } else { &self.written };
        let truth = self.sight.document_of(node);
        match attribute {
            Some(name) => look.attribute(node, name) != truth.attribute(node, name),
            None => look.text(node) != truth.text(node),
        }
    }

    /// Why libvirt fills it in.
    pub(super) fn because(&self, node: NodeId, attribute: Option<&str>) -> Option<String> {
        let about = self.sight.completed.ledger.about(node);
        let mut fits = about.filter(|it| match (&it.subject, attribute) {
            (Subject::Attribute(_, name, _), Some(attribute)) => name == attribute,
            (Subject::Text(..), None) | (Subject::Added(_), _) => true,
            _ => false,
        });
        fits.next().map(|it| it.because.to_string())
    }
}

/// A size in the largest unit that divides it.
fn readable(number: u64, unit: &str) -> String {
    const UNITS: [&str; 5] = ["bytes", "KiB", "MiB", "GiB", "TiB"];
    let unit = if unit == "M" { "MiB" } else { unit };
    let Some(from) = UNITS.iter().position(|it| *it == unit) else { return format!("{number} {unit}") };
    let (mut number, mut at) = (number, from);
    while number != 0 && number.is_multiple_of(1024) && at + 1 < UNITS.len() {
        (number, at) = (number / 1024, at + 1);
    }
    format!("{number} {}", UNITS[at])
}
