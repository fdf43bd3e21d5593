//! Removing written devices, and nothing but their own lines.

use super::Plan;
use crate::history::Transaction;
use crate::xml::{Document, NodeId, remove_node};

/// Plans to remove written elements such as devices, called `name` in the label.
pub fn remove_devices(document: &Document, nodes: &[NodeId], name: &str) -> Transaction {
    let mut plan = Plan::of(document);
    for node in nodes {
        plan.then(remove_node(plan.document(), *node));
    }
    plan.transaction(format!("Remove {name}"))
}
