//! The open file: the last text that parsed as a tree, its history, and a draft that does not parse yet.

use crate::domain;
use crate::history::{History, Transaction};
use crate::xml::{self, Change, Document};

/// One open file. Nothing typed is ever lost: a text that does not parse is kept beside the last good one.
#[derive(Debug, Clone)]
pub(super) struct OpenFile {
    name: String,
    document: Option<Document>,
    draft: Option<(String, xml::Error)>,
    history: History,
    state: State,
}

#[derive(Debug, Clone, Copy)]
enum State {
    Untouched,
    Edited,
    Exported,
}

impl OpenFile {
    pub(super) fn new(name: String, text: String) -> OpenFile {
        let (document, draft) = match domain::read(&text) {
            Ok(document) => (Some(document), None),
            Err(error) => (None, Some((text, error))),
        };
        OpenFile { name, document, draft, history: History::default(), state: State::Untouched }
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

    pub(super) fn text(&self) -> String {
        match (&self.draft, &self.document) {
            (Some((text, _)), _) => text.clone(),
            (None, Some(document)) => document.to_string(),
            (None, None) => String::new(),
        }
    }

    pub(super) fn replace_text(&mut self, text: String) {
        if self.draft.is_none() && self.document.as_ref().is_some_and(|it| it.to_string() == text) {
            return;
        }
        self.state = State::Edited;
        match (domain::read(&text), &mut self.document) {
            (Err(error), _) => self.draft = Some((text, error)),
            (Ok(new), None) => {
                self.draft = None;
                self.document = Some(new);
            }
            (Ok(new), Some(document)) => {
                self.draft = None;
                let change = Change::Swap(Box::new(new));
                let transaction = Transaction::new("Edit the text", vec![change]);
                self.history.commit_in_run(document, transaction, "text");
            }
        }
    }

    pub(super) fn commit(&mut self, plan: impl FnOnce(&Document) -> Option<Transaction>) {
        let Some(document) = self.document.as_mut().filter(|_| self.draft.is_none()) else { return };
        if let Some(transaction) = plan(document).filter(|it| !it.changes.is_empty()) {
            self.history.commit(document, transaction);
            self.state = State::Edited;
        }
    }

    pub(super) fn shift(&mut self, step: fn(&mut History, &mut Document) -> bool) {
        if let Some(document) = &mut self.document {
            // Undoing from a draft brings back the last text that parsed.
            if self.draft.take().is_none() {
                step(&mut self.history, document);
            }
            self.state = State::Edited;
        }
    }

    pub(super) fn mark_exported(&mut self) {
        self.state = State::Exported;
    }

    pub(super) fn undo_label(&self) -> Option<&str> {
        match self.draft {
            Some(_) if self.document.is_some() => Some("Edit the text"),
            _ => self.history.undo_label(),
        }
    }

    pub(super) fn redo_label(&self) -> Option<&str> {
        self.history.redo_label().filter(|_| self.draft.is_none())
    }
}
