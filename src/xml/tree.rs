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

    /// The name of an element; `None` for any other node.
    pub fn name(&self) -> Option<&str> {
        match &self.kind {
            Kind::Element(element) => Some(&element.name),
            _ => None,
        }
    }

    /// Whether it is an element of that name.
    pub fn is(&self, name: &str) -> bool {
        self.name() == Some(name)
    }

    /// The same without the white space between its elements, as it stood where it was copied from.
    pub fn without_blanks(mut self) -> Tree {
        let has_elements = self.children.iter().any(|it| matches!(it.kind, Kind::Element(_)));
        self.children
            .retain(|it| !(has_elements && matches!(&it.kind, Kind::Text(raw) if raw.trim().is_empty())));
        self.children = self.children.into_iter().map(Tree::without_blanks).collect();
        self
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
