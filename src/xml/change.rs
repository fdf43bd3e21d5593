//! The one way to alter a document. Applying a change gives its inverse.

use super::node::{Attribute, Kind, NodeId};
use super::nodes::Node;
use super::{Document, Tree};

/// A small edit. It is a value: nothing has happened until [`Document::apply`].
///
/// Law: `apply` and then applying what it returned restores every byte.
#[derive(Debug, Clone)]
pub enum Change {
    /// Puts a new tree among the children of `parent`; its nodes get new ids.
    Insert {
        /// The node that gets a child.
        parent: NodeId,
        /// Where among the children.
        index: usize,
        /// What to put there.
        tree: Tree,
    },
    /// Links a detached node in again, under the same ids.
    Attach {
        /// The node that gets a child.
        parent: NodeId,
        /// Where among the children.
        index: usize,
        /// A node that was detached from this document.
        node: NodeId,
    },
    /// Takes a node and all that is below it out of the tree. It stays in the document for undo.
    Detach {
        /// The node to take out.
        node: NodeId,
    },
    /// Puts the children of a node into another order.
    Order {
        /// The node.
        parent: NodeId,
        /// All its children.
        children: Vec<NodeId>,
    },
    /// Adds an attribute.
    InsertAttribute {
        /// The element.
        node: NodeId,
        /// Where among the attributes.
        index: usize,
        /// What to add.
        attribute: Attribute,
    },
    /// Removes an attribute.
    RemoveAttribute {
        /// The element.
        node: NodeId,
        /// Which of its attributes.
        index: usize,
    },
    /// Replaces an attribute in place.
    ReplaceAttribute {
        /// The element.
        node: NodeId,
        /// Which of its attributes.
        index: usize,
        /// What stands there afterwards.
        attribute: Attribute,
    },
    /// Replaces a node's own content, children untouched: other text, or `<a/>` against `<a></a>`.
    ReplaceKind {
        /// The node.
        node: NodeId,
        /// Its new content.
        kind: Kind,
    },
    /// Exchanges the whole document, as when a text was typed anew.
    Swap(Box<Document>),
}

impl Document {
    /// Does `change` and returns the change that undoes it.
    ///
    /// # Panics
    /// If the change does not fit this document: an index past the end, or an id of another document.
    pub fn apply(&mut self, change: Change) -> Change {
        match change {
            Change::Insert { parent, index, tree } => {
                let node = self.add(tree);
                self.link(parent, index, node);
                Change::Detach { node }
            }
            Change::Attach { parent, index, node } => {
                self.link(parent, index, node);
                Change::Detach { node }
            }
            Change::Detach { node } => {
                let index = self.index_in_parent(node).expect("a node to detach is linked");
                let parent = self.parents[node.index()].take().expect("a node to detach has a parent");
                self.node_mut(parent).children.remove(index);
                Change::Attach { parent, index, node }
            }
            Change::Order { parent, children } => {
                let before = std::mem::replace(&mut self.node_mut(parent).children, children);
                Change::Order { parent, children: before }
            }
            Change::InsertAttribute { node, index, attribute } => {
                self.attributes_mut(node).insert(index, attribute);
                Change::RemoveAttribute { node, index }
            }
            Change::RemoveAttribute { node, index } => {
                let attribute = self.attributes_mut(node).remove(index);
                Change::InsertAttribute { node, index, attribute }
            }
            Change::ReplaceAttribute { node, index, attribute } => {
                let attribute = std::mem::replace(&mut self.attributes_mut(node)[index], attribute);
                Change::ReplaceAttribute { node, index, attribute }
            }
            Change::ReplaceKind { node, kind } => {
                Change::ReplaceKind { node, kind: self.replace_kind(node, kind) }
            }
            Change::Swap(mut other) => {
                std::mem::swap(self, &mut other);
                Change::Swap(other)
            }
        }
    }

    fn link(&mut self, parent: NodeId, index: usize, node: NodeId) {
        self.node_mut(parent).children.insert(index, node);
        self.parents[node.index()] = Some(parent);
    }

    fn attributes_mut(&mut self, node: NodeId) -> &mut Vec<Attribute> {
        match &mut self.node_mut(node).kind {
            Kind::Element(element) => &mut element.attributes,
            _ => panic!("only elements have attributes"),
        }
    }

    /// Takes a tree into the arena, detached.
    pub(super) fn add(&mut self, tree: Tree) -> NodeId {
        let node = self.add_node(tree.kind);
        for child in tree.children {
            let child = self.add(child);
            self.parents[child.index()] = Some(node);
            self.node_mut(node).children.push(child);
        }
        // An element that holds something is printed with an end tag.
        if let Node { children, kind: Kind::Element(element) } = self.node_mut(node)
            && !children.is_empty()
        {
            element.ends = true;
        }
        node
    }
}

#[cfg(test)]
mod tests {
    use super::Change;
    use crate::xml::parse;

    #[test]
    fn another_order_and_back() {
        let text = "<a><b/><c/><d/></a>";
        let mut document = parse(text).unwrap();
        let parent = document.root();
        let children = document.children(parent).iter().rev().copied().collect();
        let back = document.apply(Change::Order { parent, children });
        assert_eq!(document.to_string(), "<a><d/><c/><b/></a>");
        document.apply(back);
        assert_eq!(document.to_string(), text);
    }
}
