//! One line of undo and redo over labelled transactions.

use crate::xml::{Change, Document};

/// A labelled list of changes that belong together: one click, one undo.
#[derive(Debug, Clone)]
pub struct Transaction {
    /// What it does, as an imperative: `Use USB 2.0`.
    pub label: String,
    /// The changes, in order.
    pub changes: Vec<Change>,
}

impl Transaction {
    /// A transaction of the given changes.
    pub fn new(label: impl Into<String>, changes: Vec<Change>) -> Transaction {
        Transaction { label: label.into(), changes }
    }

    /// Applies the changes to a document and returns what undoes them, in the order to apply it.
    pub fn apply(self, document: &mut Document) -> Transaction {
        let mut inverses: Vec<Change> = self.changes.into_iter().map(|it| document.apply(it)).collect();
        inverses.reverse();
        Transaction { label: self.label, changes: inverses }
    }
}

/// What was done and can be undone, what was undone and can be redone.
#[derive(Debug, Clone, Default)]
pub struct History {
    undo: Vec<Transaction>,
    redo: Vec<Transaction>,
    /// The run of keystrokes that the last transaction belongs to.
    run: Option<String>,
}

impl History {
    /// Applies a transaction and remembers its inverse. What had been undone can no longer be redone.
    pub fn commit(&mut self, document: &mut Document, transaction: Transaction) {
        let inverse = transaction.apply(document);
        self.undo.push(inverse);
        self.redo.clear();
        self.run = None;
    }

    /// Like [`History::commit`], but transactions of one `run` that follow each other are undone as one, such
    /// as keystrokes in one field.
    pub fn commit_in_run(&mut self, document: &mut Document, transaction: Transaction, run: &str) {
        let continues = self.run.as_deref() == Some(run) && self.redo.is_empty();
        match self.undo.last_mut().filter(|_| continues) {
            Some(last) => {
                let mut inverse = transaction.apply(document);
                inverse.changes.append(&mut last.changes);
                *last = inverse;
            }
            None => self.commit(document, transaction),
        }
        self.run = Some(run.to_owned());
    }

    /// Undoes the last transaction; `false` when there is none.
    pub fn undo(&mut self, document: &mut Document) -> bool {
        Self::shift(&mut self.undo, &mut self.redo, document, &mut self.run)
    }

    /// Does again what was undone last; `false` when there is nothing.
    pub fn redo(&mut self, document: &mut Document) -> bool {
        Self::shift(&mut self.redo, &mut self.undo, document, &mut self.run)
    }

    /// Undoes or does again as many transactions as it takes until `done` of them are done.
    pub fn go_to(&mut self, document: &mut Document, done: usize) {
        while self.done() > done && self.undo(document) {}
        while self.done() < done && self.redo(document) {}
    }

    /// How many transactions are done and not undone.
    pub fn done(&self) -> usize {
        self.undo.len()
    }

    /// The labels of all transactions in the order in which they were done, those that can be done again last.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.undo.iter().chain(self.redo.iter().rev()).map(|it| it.label.as_str())
    }

    /// Label of what [`History::undo`] would undo.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|it| it.label.as_str())
    }

    /// Label of what [`History::redo`] would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|it| it.label.as_str())
    }

    fn shift(
        from: &mut Vec<Transaction>,
        to: &mut Vec<Transaction>,
        document: &mut Document,
        run: &mut Option<String>,
    ) -> bool {
        *run = None;
        let Some(transaction) = from.pop() else { return false };
        to.push(transaction.apply(document));
        true
    }
}
