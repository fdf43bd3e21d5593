//! The nodes of a document and its clones: one block that all share, and apart from it those that changed since.

use std::sync::Arc;

use super::node::{Kind, NodeId};

/// What a node says and what is below it.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) children: Vec<NodeId>,
    pub(super) kind: Kind,
}

/// Nodes by id. To clone them touches only those that changed since the last document that nobody shared.
#[derive(Debug, Clone, Default)]
pub(super) struct Nodes {
    /// As they were when the block was last this document's alone.
    block: Arc<Vec<Node>>,
    /// Those that changed since, and new ones.
    apart: Vec<Arc<Node>>,
    /// For each node where it is: in the block under its own number, or so far into `apart`.
    places: Vec<u32>,
}

/// The place of a node that is in the block.
const IN_BLOCK: u32 = u32::MAX;

impl Nodes {
    /// Takes one in. Ids are given in order.
    pub(super) fn add(&mut self, node: Node) -> NodeId {
        let id = NodeId(self.places.len() as u32);
        match Arc::get_mut(&mut self.block) {
            Some(block) if block.len() == self.places.len() => {
                block.push(node);
                self.places.push(IN_BLOCK);
            }
            _ => {
                self.places.push(self.apart.len() as u32);
                self.apart.push(Arc::new(node));
            }
        }
        id
    }

    pub(super) fn get(&self, node: NodeId) -> &Node {
        match self.places[node.index()] {
            IN_BLOCK => &self.block[node.index()],
            place => &self.apart[place as usize],
        }
    }

    /// To change it: of a node that is shared this makes a copy.
    pub(super) fn get_mut(&mut self, node: NodeId) -> &mut Node {
        let place = &mut self.places[node.index()];
        if *place == IN_BLOCK && Arc::get_mut(&mut self.block).is_none() {
            *place = self.apart.len() as u32;
            self.apart.push(Arc::new(self.block[node.index()].clone()));
        }
        match *place {
            IN_BLOCK => &mut Arc::get_mut(&mut self.block).expect("it is not shared")[node.index()],
            place => Arc::make_mut(&mut self.apart[place as usize]),
        }
    }
}
