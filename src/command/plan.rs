//! A plan under way: changes are tried on a copy, so that each one can build on those before it.

use crate::history::Transaction;
use crate::xml::{Change, Document};

/// Collects changes for a transaction.
#[derive(Debug, Clone)]
pub struct Plan {
    document: Document,
    changes: Vec<Change>,
}

impl Plan {
    /// Begins with the document as it is.
    pub fn of(document: &Document) -> Plan {
        Plan { document: document.clone(), changes: Vec::new() }
    }

    /// The document as the changes so far would leave it.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Adds changes that were computed from [`Plan::document`].
    pub fn then(&mut self, changes: Vec<Change>) {
        for change in changes {
            self.document.apply(change.clone());
            self.changes.push(change);
        }
    }

    /// The transaction that does all of it to the original document.
    pub fn transaction(self, label: impl Into<String>) -> Transaction {
        Transaction::new(label, self.changes)
    }
}
