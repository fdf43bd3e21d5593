//! Domains that nobody would write: a few parts of a real one removed, doubled, moved or given other values.

use libvirt_domain_editor::xml::{self, Change, Document, NodeId};

use crate::random::Random;

/// Values that mean something somewhere.
const VALUES: [&str; 12] =
    ["", "0", "1", "0x5", "4096", "none", "yes", "off", "auto", "usb", "virtio", "52:54:00:AB:CD:EF"];

/// The document after some changes, as if read from its text.
pub(crate) fn mutant(document: &Document, changes: usize, random: &mut Random) -> Document {
    let mut document = document.clone();
    for _ in 0..changes {
        change(&mut document, random);
    }
    xml::parse(&document.to_string()).expect("what was printed parses")
}

fn change(document: &mut Document, random: &mut Random) {
    let inside: Vec<NodeId> = document.descendants(document.root());
    let inside: Vec<NodeId> =
        inside.into_iter().skip(1).filter(|it| document.element(*it).is_some()).collect();
    let Some(node) = inside.get(random.below(inside.len())).copied() else { return };
    let (parent, index) = (document.parent(node).expect("a parent"), document.index_in_parent(node));
    let index = index.expect("a place");
    let attributes = document.attributes(node);
    let at = random.below(attributes.len());
    match random.below(6) {
        0 => drop(document.apply(Change::Detach { node })),
        1 => {
            let tree = document.tree(node);
            document.apply(Change::Insert { parent, index: index + 1, tree });
        }
        2 => {
            document.apply(Change::Detach { node });
            let index = random.below(document.children(parent).len() + 1);
            document.apply(Change::Attach { parent, index, node });
        }
        3 if !attributes.is_empty() => drop(document.apply(Change::RemoveAttribute { node, index: at })),
        4 if !attributes.is_empty() => {
            let attribute = attributes[at].with_value(VALUES[random.below(VALUES.len())]);
            document.apply(Change::ReplaceAttribute { node, index: at, attribute });
        }
        _ if document.elements(node).next().is_none() => {
            for it in xml::set_text(document, node, VALUES[random.below(VALUES.len())]) {
                document.apply(it);
            }
        }
        _ => {}
    }
}
