//! Removing a written device, and nothing but its own lines.

use super::Plan;
use crate::history::Transaction;
use crate::xml::{Document, NodeId, remove_node};

/// Plans to remove the device at `node`, called `name` in the label.
pub fn remove_device(document: &Document, node: NodeId, name: &str) -> Transaction {
    let mut plan = Plan::of(document);
    plan.then(remove_node(document, node));
    plan.transaction(format!("Remove {name}"))
}
