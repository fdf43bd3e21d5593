//! `unread`: what the host's libvirt does not read is gone.

use crate::compat::{Known, Precision};
use crate::format::{self, Layout, Shape};
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::machine::Version;
use crate::xml::{Document, Kind, NodeId};

pub(super) static RULE: Rule = Rule {
    id: "unread",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "What libvirt does not read",
    reference: "virDomainDefParseXML",
    since: "always so; what is read grows with each release",
    apply,
};

/// libvirt picks what it knows and never looks at the rest, so that comments, unknown elements and attributes,
/// and those that do not go with a `type` are not stored. It tells nobody.
/// *When*: the layout has no such element or attribute there, or the host's release came before it.
fn apply(scene: &mut Scene<'_>) {
    let document = scene.document();
    let mut lost = Vec::new();
    let outside = document.children(document.top()).iter().filter(|it| **it != document.root());
    lost.extend(outside.filter_map(|it| Some(Lost::Node(*it, remark(document, *it)?))));
    let mut open = vec![(document.root(), Layout::get().root(), Some(Known::root()))];
    while let Some((node, shape, known)) = open.pop() {
        if shape.text == Some(format::Kind::Raw) {
            continue;
        }
        attributes(scene, node, shape, known, &mut lost);
        let mut drop = |node, because| lost.push(Lost::Node(node, because));
        let mut seen: Vec<&str> = Vec::new();
        for child in document.children(node).iter().copied() {
            if document.element(child).is_none() {
                if let Some(because) = remark(document, child) {
                    drop(child, because);
                } else if shape.text.is_none() && !is_blank(document, child) {
                    drop(child, format!("libvirt reads no text inside <{}>.", shape.name));
                }
                continue;
            }
            let name = document.name(child);
            let below = known.and_then(|it| it.child(name));
            match Layout::get().child(shape, document, child) {
                None if Layout::get().knows(shape, name) => {
                    drop(child, format!("libvirt does not read <{name}> in this kind of <{}>.", shape.name));
                }
                None => drop(child, format!("libvirt does not know <{name}> inside <{}>.", shape.name)),
                Some(form) if since(form, below).is_some_and(|it| it > scene.libvirt()) => {
                    let since = since(form, below).unwrap_or(scene.libvirt());
                    let now = scene.libvirt();
                    drop(child, format!("libvirt {now} does not know <{name}> yet; {since} does."));
                }
                Some(form) if !form.repeats && seen.contains(&form.name) => {
                    drop(child, format!("libvirt reads only the first <{name}>."));
                }
                Some(form) => {
                    seen.push(form.name);
                    open.push((child, form, below));
                }
            }
        }
    }
    for it in lost {
        match it {
            Lost::Node(node, because) => scene.drop(node, because),
            Lost::Attribute(node, name, because) => scene.drop_attribute(node, &name, because),
        }
    }
}

/// Since when an element is read, where that is later than the oldest release known.
fn since(form: &Shape, known: Option<Known>) -> Option<Version> {
    let table = known.map(Known::since).filter(|it| it.precision != Precision::Floor).map(|it| it.version);
    table.max(form.since)
}

enum Lost {
    Node(NodeId, String),
    Attribute(NodeId, String, String),
}

fn attributes(scene: &Scene<'_>, node: NodeId, shape: &Shape, known: Option<Known>, lost: &mut Vec<Lost>) {
    let document = scene.document();
    for attribute in document.attributes(node) {
        let name = &*attribute.name;
        let newer = || {
            let since = known?.attribute(name)?.since;
            (!since.is_met_by(scene.libvirt())).then_some(since.version)
        };
        let because = if node == document.root() && name.starts_with("xmlns") {
            continue;
        } else if shape.slot(name).is_none() {
            format!("libvirt does not read {name} in this <{}>.", shape.name)
        } else if let Some(since) = newer() {
            let now = scene.libvirt();
            format!("libvirt {now} does not know {name} of <{}> yet; {since} does.", shape.name)
        } else {
            continue;
        };
        lost.push(Lost::Attribute(node, name.to_owned(), because));
    }
}

/// Why a node that is neither element nor text is not stored.
fn remark(document: &Document, node: NodeId) -> Option<String> {
    match document.kind(node) {
        Kind::Comment(_) => Some("libvirt does not store comments.".to_owned()),
        Kind::Instruction(raw) if !raw.starts_with("xml ") => {
            Some("libvirt does not store processing instructions.".to_owned())
        }
        _ => None,
    }
}

fn is_blank(document: &Document, node: NodeId) -> bool {
    document.characters(node).is_none_or(|it| it.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn says_why() {
        let done = defined(
            "libvirt=9.0.0,qemu=7.2",
            "<!-- mine --><currentMemor>1</currentMemor><vcpu nonsense='1'>2</vcpu>\
             <cpu><topology sockets='1' clusters='1' cores='2' threads='1'/></cpu>\
             <devices><interface type='network'><source network='default' dev='eth0'/></interface></devices>",
        );
        let reasons: Vec<&str> =
            done.ledger.entries().iter().filter(|it| it.rule.id == "unread").map(|it| &*it.because).collect();
        assert_eq!(
            reasons,
            [
                "libvirt does not store comments.",
                "libvirt does not know <currentMemor> inside <domain>.",
                "libvirt does not read dev in this <source>.",
                "libvirt 9.0.0 does not know clusters of <topology> yet; 10.1.0 does.",
                "libvirt does not read nonsense in this <vcpu>.",
            ]
        );
    }
}
