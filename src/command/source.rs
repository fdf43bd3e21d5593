//! The source of a device after another type was chosen: the same path under the name that the new type reads.

use super::plan::Plan;
use crate::xml::{NodeId, rename_attribute};

/// Lets `<source>` of the element follow its new type. Nothing happens where that means something else by its source
/// than what is there, or where the new name is taken.
pub(super) fn follow(plan: &mut Plan, node: NodeId, type_: &str) {
    let document = plan.document();
    let Some(source) = document.child(node, "source") else { return };
    let Some(names) = names(document.name(node)) else { return };
    let Some((_, new)) = names.iter().find(|it| it.0 == type_) else { return };
    let has = |name: &str| document.attribute(source, name).is_some();
    let old = names.iter().map(|it| it.1).find(|it| has(it));
    if let Some(old) = old.filter(|_| !has(new)) {
        let renamed = rename_attribute(document, source, old, new);
        plan.then(renamed);
    }
}

/// Types of an element with the attribute of its source.
fn names(element: &str) -> Option<Vec<(&'static str, &'static str)>> {
    let mut lines = include_str!("sources.txt").lines().filter(|it| !it.starts_with('#'));
    let line = lines.find_map(|it| it.strip_prefix(element)?.strip_prefix(' '))?;
    Some(line.split(' ').filter_map(|it| it.split_once('=')).collect())
}
