//! Names in the plain letters that the schemas of all releases take.
//!
//! Old schemas are narrow about names that people choose, of files, networks, secrets, drives, users and shared folders, and
//! about machine types, which are QEMU's. No parser is, and an export must not change them. So schemas judge exports with plain names.

use libvirt_domain_editor::xml::{self, Document, NodeId, remove_attribute, set_attribute, set_text};

/// The export with plain names, for schemas; where it does not parse, as it is.
pub(crate) fn named(export: &str) -> String {
    let Ok(mut document) = xml::parse(export) else { return export.to_owned() };
    for node in document.descendants(document.root()) {
        if document.element(node).is_some() {
            name(&mut document, node);
        }
    }
    document.to_string()
}

fn name(document: &mut Document, node: NodeId) {
    let plain =
        |text: &str| text.replace(|it: char| !it.is_ascii_alphanumeric() && !"_./-".contains(it), "_");
    let changes = match document.name(node) {
        "name" => set_text(document, node, &plain(&document.text(node))),
        "type" if document.attribute(node, "machine").is_some() => {
            remove_attribute(document, node, "machine")
        }
        "source" => ["file", "dev", "dir", "network"]
            .into_iter()
            .filter_map(|it| Some((it, document.attribute(node, it)?)))
            .flat_map(|(it, value)| set_attribute(document, node, it, &plain(&value)))
            .collect(),
        "auth" | "secret" => ["username", "usage"]
            .into_iter()
            .filter_map(|it| Some((it, document.attribute(node, it)?)))
            .flat_map(|(it, value)| {
                set_attribute(document, node, it, &plain(&value).replace(['.', '/'], "_"))
            })
            .collect(),
        "vendor" | "product" if document.parent(node).is_some_and(|it| document.name(it) == "disk") => {
            set_text(document, node, &document.text(node).replace(|it: char| !it.is_ascii_digit(), "x"))
        }
        "target" if document.attribute(node, "dir").is_some_and(|it| !it.starts_with('/')) => {
            set_attribute(document, node, "dir", "/tag")
        }
        _ => Vec::new(),
    };
    for change in changes {
        document.apply(change);
    }
}
