//! Laws of editing: a change and its inverse restore every byte, undoing all of a random history restores the
//! text, redoing all of it brings the last state back, and an edit touches only its own lines.

#[path = "support/domains.rs"]
mod domains;
#[path = "support/random.rs"]
mod random;

use libvirt_domain_editor::history::{History, Transaction};
use libvirt_domain_editor::xml::{self, Attribute, Change, Document, Kind, NodeId, Tree};
use random::Random;

#[test]
fn every_single_removal_can_be_undone() {
    for text in domains::texts() {
        let mut document = xml::parse(&text).expect("a case parses");
        for node in document.descendants(document.root()) {
            for index in 0..document.attributes(node).len() {
                restores(&mut document, &text, Change::RemoveAttribute { node, index });
            }
            if document.parent(node) != Some(document.top()) {
                restores(&mut document, &text, Change::Detach { node });
            }
        }
    }
}

fn restores(document: &mut Document, text: &str, change: Change) {
    let inverse = document.apply(change);
    assert_ne!(document.to_string(), text);
    document.apply(inverse);
    assert_eq!(document.to_string(), text);
}

#[test]
fn random_histories_can_be_undone_and_redone() {
    for (seed, text) in domains::texts().iter().enumerate() {
        let mut random = Random::new(seed as u64 + 1);
        let mut document = xml::parse(text).expect("a case parses");
        let mut history = History::default();
        let mut states = vec![text.clone()];
        for step in 0..40 {
            let changes = random_edit(&document, &mut random);
            history.commit(&mut document, Transaction::new(format!("step {step}"), changes));
            states.push(document.to_string());
            // Now and then go back a little and forth again, as people do.
            for _ in 0..random.below(3) {
                if history.undo(&mut document) {
                    assert_eq!(Some(&document.to_string()), states.get(states.len() - 2));
                    assert!(history.redo(&mut document));
                    assert_eq!(Some(&document.to_string()), states.last());
                }
            }
        }
        for state in states.iter().rev().skip(1) {
            assert!(history.undo(&mut document));
            assert_eq!(&document.to_string(), state);
        }
        assert!(!history.undo(&mut document));
        for state in &states[1..] {
            assert!(history.redo(&mut document));
            assert_eq!(&document.to_string(), state);
        }
        assert!(!history.redo(&mut document));
    }
}

/// One edit somewhere, by the raw changes and by the planners alike.
fn random_edit(document: &Document, random: &mut Random) -> Vec<Change> {
    let nodes: Vec<NodeId> = document.descendants(document.root());
    let elements: Vec<NodeId> = nodes.iter().copied().filter(|it| document.element(*it).is_some()).collect();
    let element = elements[random.below(elements.len())];
    let inside = elements[1..].get(random.below(elements.len().max(2) - 1)).copied().unwrap_or(element);
    let tree = Tree::element("x").with("a", "1 < 2").holding(Tree::element("y").holding(Tree::text("z & ü")));
    match random.below(8) {
        0 if inside != document.root() => vec![Change::Detach { node: inside }],
        1 if inside != document.root() => xml::remove_node(document, inside),
        2 => {
            let after = document.elements(element).nth(random.below(3));
            xml::insert_element(document, element, after, tree)
        }
        3 => xml::set_attribute(document, element, "b", "say \"it\" isn't\n"),
        4 => match document.attributes(element).first().map(|it| it.name.to_string()) {
            Some(name) => xml::set_attribute(document, element, &name, "other"),
            None => Vec::new(),
        },
        5 if document.elements(element).next().is_none() => xml::set_text(document, element, "text\u{a0}<&>"),
        6 => {
            let index = document.attributes(element).len();
            let name = format!("n{}", random.below(1 << 30));
            vec![Change::InsertAttribute { node: element, index, attribute: Attribute::new(name, "v", '"') }]
        }
        _ => {
            let texts = nodes.iter().filter(|it| matches!(document.kind(**it), Kind::Text(_)));
            let texts: Vec<&NodeId> = texts.collect();
            match texts.get(random.below(texts.len().max(1))) {
                Some(node) => vec![Change::ReplaceKind { node: **node, kind: Kind::Text(" \n\t".into()) }],
                None => Vec::new(),
            }
        }
    }
}

#[test]
fn removing_a_device_removes_its_lines_and_no_others() {
    for text in domains::texts() {
        let document = xml::parse(&text).expect("a case parses");
        let Some(devices) = document.child(document.root(), "devices") else { continue };
        let (_, positions) = document.print();
        for node in document.elements(devices).collect::<Vec<_>>() {
            let mut edited = document.clone();
            xml::remove_node(&document, node).into_iter().for_each(|it| drop(edited.apply(it)));
            let (first, last) = (positions.line(node) as usize, positions.last_line(node) as usize);
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            // Only where the device has its lines to itself.
            let alone = |line: usize| lines[line - 1].trim_start().starts_with('<');
            let ends = text[positions.range(node).end..].starts_with(['\n', '\r']);
            if alone(first)
                && ends
                && text[..positions.range(node).start].trim_end_matches([' ', '\t']).ends_with('\n')
            {
                let kept: String = lines[..first - 1].iter().chain(&lines[last..]).copied().collect();
                assert_eq!(edited.to_string(), kept);
            }
        }
    }
}

#[test]
fn an_inserted_element_looks_like_its_siblings() {
    let text = "<a>\r\n\t<b c=\"1\"/>\r\n</a>\r\n";
    let mut document = xml::parse(text).expect("it parses");
    let after = document.child(document.root(), "b");
    let tree = Tree::element("b").with("c", "2").holding(Tree::element("d"));
    for change in xml::insert_element(&document, document.root(), after, tree) {
        document.apply(change);
    }
    let expected = "<a>\r\n\t<b c=\"1\"/>\r\n\t<b c=\"2\">\r\n\t\t<d/>\r\n\t</b>\r\n</a>\r\n";
    assert_eq!(document.to_string(), expected);
}

#[test]
fn an_empty_element_opens_for_its_first_child() {
    for (text, expected) in [
        ("<a>\n  <b/>\n</a>", "<a>\n  <b>\n    <x/>\n  </b>\n</a>"),
        ("<a><b/></a>", "<a><b><x/></b></a>"),
        ("<a>\n    <b>\n    </b>\n</a>", "<a>\n    <b>\n        <x/>\n    </b>\n</a>"),
    ] {
        let mut document = xml::parse(text).expect("it parses");
        let b = document.child(document.root(), "b").expect("b");
        for change in xml::insert_element(&document, b, None, Tree::element("x")) {
            document.apply(change);
        }
        assert_eq!(document.to_string(), expected);
    }
}
