//! Another order among devices of one kind, which is the order in which libvirt numbers and places them.

use crate::history::Transaction;
use crate::xml::{Change, Document, NodeId};

/// Where an element goes among those of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Ahead of the one before it.
    Up,
    /// Behind the one after it.
    Down,
}

/// The written sibling with which the element would change places; `None` where it is the first or last of its kind.
pub fn neighbour(document: &Document, node: NodeId, direction: Direction) -> Option<NodeId> {
    let parent = document.parent(node)?;
    let like: Vec<NodeId> = document.elements_named(parent, document.name(node)).collect();
    let at = like.iter().position(|it| *it == node)?;
    match direction {
        Direction::Up => like.get(at.checked_sub(1)?).copied(),
        Direction::Down => like.get(at + 1).copied(),
    }
}

/// Plans to let the element and its neighbour of the same name change places; the lines around them stay. `None` where
/// there is no neighbour. `name` is what the label calls the element.
pub fn reorder(document: &Document, node: NodeId, direction: Direction, name: &str) -> Option<Transaction> {
    let other = neighbour(document, node, direction)?;
    let parent = document.parent(node)?;
    let mut children = document.children(parent).to_vec();
    children.swap(document.index_in_parent(node)?, document.index_in_parent(other)?);
    let way = match direction {
        Direction::Up => "up",
        Direction::Down => "down",
    };
    Some(Transaction::new(format!("Move {name} {way}"), vec![Change::Order { parent, children }]))
}
