//! Elements that are not in a document yet.

use super::node::{Attribute, Element, Kind};
use super::{Document, NodeId};

/// A node with all that is below it, ready to be inserted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// The node's own content.
    pub kind: Kind,
    /// What is below it.
    pub children: Vec<Tree>,
}

impl Tree {
    /// `<name/>`.
    pub fn element(name: &str) -> Tree {
        Tree { kind: Kind::Element(Element::new(name)), children: Vec::new() }
    }

    /// Character data; it is escaped here.
    pub fn text(text: &str) -> Tree {
        Tree { kind: Kind::Text(super::escape_text(text).into()), children: Vec::new() }
    }

    /// Adds an attribute in single quotes. Only elements have attributes; on anything else nothing happens.
    pub fn with(mut self, name: &str, value: impl AsRef<str>) -> Tree {
        if let Kind::Element(element) = &mut self.kind {
            element.attributes.push(Attribute::new(name, value.as_ref(), '\''));
        }
        self
    }

    /// The same under another name. Only elements have names; on anything else nothing happens.
    pub fn renamed(mut self, name: &str) -> Tree {
        if let Kind::Element(element) = &mut self.kind {
            element.name = name.into();
        }
        self
    }

    /// Whether it is an element of that name.
    pub fn is(&self, name: &str) -> bool {
        matches!(&self.kind, Kind::Element(element) if &*element.name == name)
    }

    /// Adds a child at the end.
    pub fn holding(mut self, child: Tree) -> Tree {
        self.children.push(child);
        self
    }

    /// Takes on another quote for every attribute.
    pub fn quoted(mut self, quote: char) -> Tree {
        if let Kind::Element(element) = &mut self.kind {
            element.attributes.iter_mut().for_each(|it| it.quote = quote);
        }
        self.children = self.children.into_iter().map(|it| it.quoted(quote)).collect();
        self
    }
}

impl Document {
    /// A copy of `node` and all that is below it.
    pub fn tree(&self, node: NodeId) -> Tree {
        Tree {
            kind: self.kind(node).clone(),
            children: self.children(node).iter().map(|it| self.tree(*it)).collect(),
        }
    }
}
