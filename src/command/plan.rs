//! A plan under way: changes are tried on a copy, so that each one can build on those before it.

use crate::format::place_of_new;
use crate::history::Transaction;
use crate::xml::{Change, Document, NodeId, Tree, close_element, insert_element, remove_node};

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

    /// Puts an element right behind `after`, or ahead of everything in `parent`, and gives its id in
    /// [`Plan::document`].
    pub fn insert(&mut self, parent: NodeId, after: Option<NodeId>, tree: Tree) -> NodeId {
        self.then(insert_element(&self.document, parent, after, tree));
        let place = after.and_then(|it| self.document.index_in_parent(it)).map_or(0, |at| at + 1);
        let behind = self.document.children(parent)[place..].iter();
        let mut elements = behind.filter(|it| self.document.element(**it).is_some());
        *elements.next().expect("an element was just inserted")
    }

    /// Puts an element where libvirt would print it among its siblings.
    pub fn insert_in_order(&mut self, parent: NodeId, tree: Tree) -> NodeId {
        let after = tree.name().and_then(|name| place_of_new(&self.document, parent, name));
        self.insert(parent, after, tree)
    }

    /// Takes an element out; one around it that held nothing else is written as `<a/>`.
    pub fn remove(&mut self, node: NodeId) {
        let parent = self.document.parent(node);
        self.then(remove_node(&self.document, node));
        let white = |it: &NodeId| self.document.characters(*it).is_some_and(|it| it.trim().is_empty());
        let blank = |it: &NodeId| self.document.children(*it).iter().all(white);
        if let Some(parent) = parent.filter(blank) {
            self.then(close_element(&self.document, parent));
        }
    }

    /// The transaction that does all of it to the original document.
    pub fn transaction(self, label: impl Into<String>) -> Transaction {
        Transaction::new(label, self.changes)
    }
}
