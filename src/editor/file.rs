//! The open file: the last text that parsed as a tree, its history, and a draft that does not parse yet.

use crate::domain;
use crate::history::{History, Transaction};
use crate::xml::{self, Change, Document};

/// One open file. Nothing typed is ever lost: a text that does not parse is kept beside the last good one.
#[derive(Debug, Clone)]
pub(super) struct OpenFile {
    name: String,
    /// The text as it was loaded, byte for byte.
    original: String,
    /// The text did not parse as it was loaded.
    mended: bool,
    document: Option<Document>,
    /// The document as text: to print it takes as long as to read it.
    printed: String,
    draft: Option<(String, xml::Error)>,
    history: History,
    state: State,
}

/// What undoing a text that does not parse is called.
const DRAFT: &str = "Edit the text";

#[derive(Debug, Clone, Copy)]
enum State {
    Untouched,
    Edited,
    Exported,
}

impl OpenFile {
    pub(super) fn new(name: String, text: String) -> OpenFile {
        let (document, printed, draft) = match domain::read(&text) {
            Ok(document) => (Some(document), text.clone(), None),
            Err(error) => (None, String::new(), Some((text.clone(), error))),
        };
        OpenFile {
            name,
            original: text,
            mended: draft.is_some(),
            document,
            printed,
            draft,
            history: History::default(),
            state: State::Untouched,
        }
    }

    /// The text as it was loaded.
    pub(super) fn original(&self) -> &str {
        &self.original
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// What to say beside the name.
    pub(super) fn state(&self) -> &'static str {
        match self.state {
            State::Untouched => "",
            State::Edited => "edited, not exported",
            State::Exported => "exported",
        }
    }

    /// Whether there are edits that were not exported.
    pub(super) fn is_unsaved(&self) -> bool {
        matches!(self.state, State::Edited)
    }

    /// The last document that parsed.
    pub(super) fn document(&self) -> Option<&Document> {
        self.document.as_ref()
    }

    /// Why the text as typed does not parse.
    pub(super) fn error(&self) -> Option<&xml::Error> {
        self.draft.as_ref().map(|(_, error)| error)
    }

    /// The text as it stands.
    pub(super) fn text(&self) -> &str {
        self.draft.as_ref().map_or(&self.printed, |(text, _)| text)
    }

    /// The text of the last document that parsed.
    pub(super) fn printed(&self) -> &str {
        &self.printed
    }

    /// Takes what was typed: one step for as long as the typing stays on its lines.
    pub(super) fn type_text(&mut self, text: String) {
        let label = typed_label(&self.printed, &text);
        self.replace_text(text, label, true);
    }

    /// Goes back to the text that was loaded, as a step of its own.
    pub(super) fn restore_original(&mut self) {
        let label = format!("Go back to {} as loaded", self.name);
        self.replace_text(self.original.clone(), label, false);
    }

    /// Takes a text in place of the present one. Steps of one label that follow each other are one, if it is typing.
    pub(super) fn replace_text(&mut self, text: String, label: String, typing: bool) {
        if self.draft.is_none() && self.printed == text {
            return;
        }
        self.state = State::Edited;
        match (domain::read(&text), &mut self.document) {
            (Err(error), _) => self.draft = Some((text, error)),
            (Ok(new), None) => {
                (self.draft, self.printed) = (None, text);
                self.document = Some(new);
            }
            (Ok(new), Some(document)) => {
                (self.draft, self.printed) = (None, text);
                let change = Change::Swap(Box::new(new));
                let run = label.clone();
                let transaction = Transaction::new(label, vec![change]);
                match typing {
                    true => self.history.commit_in_run(document, transaction, &run),
                    false => self.history.commit(document, transaction),
                }
            }
        }
    }

    pub(super) fn commit(&mut self, plan: impl FnOnce(&Document) -> Option<Transaction>) {
        let Some(document) = self.document.as_mut().filter(|_| self.draft.is_none()) else { return };
        if let Some(transaction) = plan(document).filter(|it| !it.changes.is_empty()) {
            self.history.commit(document, transaction);
            self.printed = document.to_string();
            self.state = State::Edited;
        }
    }

    /// Goes to the moment when so many steps were done.
    pub(super) fn go_to(&mut self, done: usize) {
        let Some(document) = &mut self.document else { return };
        self.draft = None;
        self.history.go_to(document, done);
        self.printed = document.to_string();
        self.state = State::Edited;
    }

    /// What the moment before all steps is called.
    pub(super) fn first_moment(&self) -> String {
        match self.mended {
            true => format!("{}, the first text that parses", self.name),
            false => format!("{} as loaded", self.name),
        }
    }

    /// The labels of all steps, and how many of them are done.
    pub(super) fn steps(&self) -> (Vec<&str>, usize) {
        (self.history.labels().collect(), self.history.done())
    }

    pub(super) fn shift(&mut self, step: fn(&mut History, &mut Document) -> bool) {
        if let Some(document) = &mut self.document {
            // Undoing from a draft brings back the last text that parsed.
            if self.draft.take().is_none() {
                step(&mut self.history, document);
                self.printed = document.to_string();
            }
            self.state = State::Edited;
        }
    }

    pub(super) fn mark_exported(&mut self) {
        self.state = State::Exported;
    }

    pub(super) fn undo_label(&self) -> Option<&str> {
        match self.draft {
            Some(_) if self.document.is_some() => Some(DRAFT),
            _ => self.history.undo_label(),
        }
    }

    pub(super) fn redo_label(&self) -> Option<&str> {
        self.history.redo_label().filter(|_| self.draft.is_none())
    }
}

/// `Edit line 12`, by the first line that differs.
fn typed_label(before: &str, after: &str) -> String {
    let same = before.lines().zip(after.lines()).take_while(|(before, after)| before == after).count();
    format!("Edit line {}", same + 1)
}
