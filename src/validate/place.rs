//! `Place`: which part of an element a problem is about, and where that stands in the text.

use std::ops::Range;

use crate::xml::{Document, NodeId, Positions};

/// What of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The element as a whole; its name stands for it. A text or a comment.
    Node,
    /// One attribute.
    Attribute(String),
    /// What the element says between its tags.
    Text,
}

impl Place {
    /// The attribute of that name, or without one the element.
    pub(super) fn of(attribute: Option<&str>) -> Place {
        attribute.map_or(Place::Node, |it| Place::Attribute(it.to_owned()))
    }

    /// The bytes of the printed text that it stands for. What the node lacks falls back to its name.
    pub fn range(&self, document: &Document, positions: &Positions, node: NodeId) -> Range<usize> {
        let found = match self {
            Place::Node => None,
            Place::Attribute(name) => attribute(document, positions, node, name),
            Place::Text => text(document, positions, node),
        };
        found.unwrap_or_else(|| {
            let whole = positions.range(node);
            match document.element(node) {
                Some(element) => whole.start..whole.start + 1 + element.name.len(),
                None => trimmed(document, node, whole),
            }
        })
    }
}

fn attribute(document: &Document, positions: &Positions, node: NodeId, name: &str) -> Option<Range<usize>> {
    let attributes = document.attributes(node);
    let index = attributes.iter().position(|it| &*it.name == name)?;
    let start = positions.attribute_start(node, index)?;
    Some(start..start + attributes[index].width())
}

/// From the first to the last character that is not white space.
fn text(document: &Document, positions: &Positions, node: NodeId) -> Option<Range<usize>> {
    let says = |it: &&NodeId| document.characters(**it).is_some_and(|it| !it.trim().is_empty());
    let mut pieces = document.children(node).iter().filter(says);
    let first = pieces.next()?;
    let last = pieces.next_back().unwrap_or(first);
    let start = trimmed(document, *first, positions.range(*first)).start;
    Some(start..trimmed(document, *last, positions.range(*last)).end)
}

/// The range of a node without the white space around what it says.
fn trimmed(document: &Document, node: NodeId, range: Range<usize>) -> Range<usize> {
    let raw = document.text_of(node);
    let lead = raw.len() - raw.trim_start().len();
    let width = raw.trim().len();
    if width == 0 { range } else { range.start + lead..range.start + lead + width }
}

#[cfg(test)]
mod tests {
    use super::Place;
    use crate::xml::parse;

    #[test]
    fn exact_bytes() {
        let document = parse("<a>\n  <b x = \"1\"   y='2'> hi &amp; ho </b>\n</a>").unwrap();
        let (text, positions) = document.print();
        let node = document.find(document.root(), "b").unwrap();
        let at = |place: Place| &text[place.range(&document, &positions, node)];
        assert_eq!(at(Place::Node), "<b");
        assert_eq!(at(Place::Attribute("x".to_owned())), "x = \"1\"");
        assert_eq!(at(Place::Attribute("z".to_owned())), "<b");
        assert_eq!(at(Place::Text), "hi &amp; ho");
    }
}
