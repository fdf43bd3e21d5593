//! Which element of a printed text is which element of the document that was printed.

use std::collections::HashMap;

use crate::format::printed_order;
use crate::xml::{Document, NodeId};

/// For each element of `printed`, which was read from what [`crate::format::print`] made of `document`, the one
/// that it was there.
pub(super) fn twins(document: &Document, printed: &Document) -> HashMap<NodeId, NodeId> {
    let mut twins = HashMap::new();
    let mut open = vec![(document.root(), printed.root())];
    while let Some((there, here)) = open.pop() {
        twins.insert(here, there);
        let mut rest = printed_order(document, there);
        for child in printed.elements(here) {
            let same = |it: &NodeId| document.name(*it) == printed.name(child);
            if let Some(at) = rest.iter().position(same) {
                open.push((rest.remove(at), child));
            }
        }
    }
    twins
}

/// The other way round.
pub(super) fn inverse(twins: &HashMap<NodeId, NodeId>) -> HashMap<NodeId, NodeId> {
    twins.iter().map(|(here, there)| (*there, *here)).collect()
}
