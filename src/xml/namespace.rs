//! Prefixes that no `xmlns:` declares. Readers such as libxml2 warn about them and read on.

use super::{Document, NodeId};

/// Every element or attribute whose prefix is not declared on it or above it, with that prefix.
pub fn undeclared_prefixes(document: &Document) -> Vec<(NodeId, String)> {
    let mut found = Vec::new();
    for node in document.descendants(document.root()) {
        let names =
            std::iter::once(document.name(node)).chain(document.attributes(node).iter().map(|it| &*it.name));
        for prefix in names.filter_map(|name| Some(name.split_once(':')?.0)) {
            let known = matches!(prefix, "xml" | "xmlns") || is_declared(document, node, prefix);
            if !known && !found.iter().any(|(at, seen)| *at == node && seen == prefix) {
                found.push((node, prefix.to_owned()));
            }
        }
    }
    found
}

fn is_declared(document: &Document, node: NodeId, prefix: &str) -> bool {
    let mut at = Some(node);
    while let Some(node) = at {
        let declares = |name: &str| name.strip_prefix("xmlns:") == Some(prefix);
        if document.attributes(node).iter().any(|it| declares(&it.name)) {
            return true;
        }
        at = document.parent(node);
    }
    false
}
