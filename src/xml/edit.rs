//! Edits as a person would make them: the siblings' indentation and quotes, nothing else touched.
//!
//! Each function plans; nothing happens until the changes are applied in order.

use super::node::{Attribute, Kind};
use super::tag::is_space;
use super::{Change, Document, NodeId, Tree, escape_text};

/// Plans to put `tree` among the child elements of `parent`, right after `after` or, without it, before
/// everything. It goes on lines of its own where the siblings do.
pub fn insert_element(document: &Document, parent: NodeId, after: Option<NodeId>, tree: Tree) -> Vec<Change> {
    let mut changes = Vec::new();
    open_up(document, parent, &mut changes);
    let line = line_of_children(document, parent);
    let step = indent_step(document, parent);
    let quote = quote_near(document, after.unwrap_or(parent));
    let tree = indented(tree.quoted(quote), &line, &step);
    let index = match after {
        Some(sibling) => document.index_in_parent(sibling).map_or(0, |at| at + 1),
        None => 0,
    };
    let children = document.children(parent);
    let text = |raw: &str| Tree { kind: Kind::Text(raw.into()), children: Vec::new() };
    if line.is_empty() {
        changes.push(Change::Insert { parent, index, tree });
        return changes;
    }
    changes.push(Change::Insert { parent, index, tree });
    changes.push(Change::Insert { parent, index, tree: text(&line) });
    if children.is_empty() {
        let close = line.strip_suffix(step.as_str()).unwrap_or(&line).to_owned();
        changes.push(Change::Insert { parent, index: index + 2, tree: text(&close) });
    }
    changes
}

/// Plans to take a node out together with the line that it alone stands on.
pub fn remove_node(document: &Document, node: NodeId) -> Vec<Change> {
    let mut changes = vec![Change::Detach { node }];
    let (Some(parent), Some(index)) = (document.parent(node), document.index_in_parent(node)) else {
        return changes;
    };
    let siblings = document.children(parent);
    let blank = |at: Option<&NodeId>| at.copied().filter(|it| is_blank(document, *it));
    let before = index.checked_sub(1).and_then(|at| blank(siblings.get(at)));
    let after = siblings.get(index + 1);
    match before {
        // Only where nothing else stands on the line, such as a comment behind the element.
        Some(before)
            if after.is_none_or(|it| is_blank(document, *it) && raw_text(document, *it).contains('\n')) =>
        {
            let raw = raw_text(document, before);
            let keep = raw.rfind('\n').map_or(0, |at| if raw[..at].ends_with('\r') { at - 1 } else { at });
            if keep == 0 {
                changes.push(Change::Detach { node: before });
            } else {
                changes.push(Change::ReplaceKind { node: before, kind: Kind::Text(raw[..keep].into()) });
            }
            changes
        }
        _ => changes,
    }
}

/// Plans to give an attribute a value, in place where it exists, else after the others.
pub fn set_attribute(document: &Document, node: NodeId, name: &str, value: &str) -> Vec<Change> {
    let attributes = document.attributes(node);
    match attributes.iter().position(|it| it.name == *name) {
        Some(index) if attributes[index].value() == value => Vec::new(),
        Some(index) => {
            vec![Change::ReplaceAttribute { node, index, attribute: attributes[index].with_value(value) }]
        }
        None => {
            let quote = quote_near(document, node);
            let attribute = Attribute::new(name, value, quote);
            vec![Change::InsertAttribute { node, index: attributes.len(), attribute }]
        }
    }
}

/// Plans to remove an attribute; nothing where there is none.
pub fn remove_attribute(document: &Document, node: NodeId, name: &str) -> Vec<Change> {
    let index = document.attributes(node).iter().position(|it| it.name == *name);
    index.map(|index| Change::RemoveAttribute { node, index }).into_iter().collect()
}

/// Plans to give an element another name; all that is in it stays.
pub fn rename_element(document: &Document, node: NodeId, name: &str) -> Vec<Change> {
    let Some(element) = document.element(node) else { return Vec::new() };
    let mut element = element.clone();
    element.name = name.into();
    vec![Change::ReplaceKind { node, kind: Kind::Element(element) }]
}

/// Plans to give an attribute another name; nothing where there is none.
pub fn rename_attribute(document: &Document, node: NodeId, name: &str, new: &str) -> Vec<Change> {
    let attributes = document.attributes(node);
    let index = attributes.iter().position(|it| &*it.name == name);
    let renamed =
        |index: usize| Change::ReplaceAttribute { node, index, attribute: attributes[index].renamed(new) };
    index.map(renamed).into_iter().collect()
}

/// Plans to replace the character data of an element that holds no elements.
pub fn set_text(document: &Document, node: NodeId, text: &str) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut pieces = document
        .children(node)
        .iter()
        .filter(|it| matches!(document.kind(**it), Kind::Text(_) | Kind::CData(_)));
    match pieces.next() {
        Some(first) => {
            changes.extend(pieces.map(|it| Change::Detach { node: *it }));
            changes.push(Change::ReplaceKind { node: *first, kind: Kind::Text(escape_text(text).into()) });
        }
        None => {
            open_up(document, node, &mut changes);
            changes.push(Change::Insert { parent: node, index: 0, tree: Tree::text(text) });
        }
    }
    changes
}

/// Plans to write an element that holds nothing but white space as `<a/>`; what it holds goes.
pub fn close_element(document: &Document, node: NodeId) -> Vec<Change> {
    let Some(element) = document.element(node).filter(|it| it.ends) else { return Vec::new() };
    let mut changes: Vec<Change> =
        document.children(node).iter().map(|it| Change::Detach { node: *it }).collect();
    let mut element = element.clone();
    let tail = element.spacing()[0].to_owned();
    element.ends = false;
    element.set_spacing([&tail, ""]);
    changes.push(Change::ReplaceKind { node, kind: Kind::Element(element) });
    changes
}

/// `<a/>` becomes `<a></a>`.
fn open_up(document: &Document, node: NodeId, changes: &mut Vec<Change>) {
    if let Some(element) = document.element(node).filter(|it| !it.ends) {
        let mut element = element.clone();
        element.ends = true;
        element.set_spacing(["", ""]);
        changes.push(Change::ReplaceKind { node, kind: Kind::Element(element) });
    }
}

/// Line end and indentation before the children of `parent`; empty where they follow each other on one line.
fn line_of_children(document: &Document, parent: NodeId) -> String {
    let siblings = document.children(parent);
    let before_element = siblings.windows(2).rev().find_map(|pair| {
        let blank = matches!(document.kind(pair[1]), Kind::Element(_)) && is_blank(document, pair[0]);
        blank.then(|| last_line(raw_text(document, pair[0])))
    });
    match before_element {
        Some(line) => line,
        None if document.elements(parent).next().is_some() => String::new(),
        None => match own_line(document, parent) {
            Some(line) => line + &indent_step(document, parent),
            None => String::new(),
        },
    }
}

/// Line end and indentation before `node` itself. The root begins a line even where nothing is before it.
fn own_line(document: &Document, node: NodeId) -> Option<String> {
    if document.parent(node) == Some(document.top()) {
        let spread = document.descendants(node).iter().any(|it| raw_text(document, *it).contains('\n'));
        return spread.then(|| line_end(document).to_owned());
    }
    let index = document.index_in_parent(node)?;
    let before = *document.children(document.parent(node)?).get(index.checked_sub(1)?)?;
    let raw = raw_text(document, before);
    (is_blank(document, before) && raw.contains('\n')).then(|| last_line(raw))
}

/// By how much a child is indented more than its parent, as the text has it elsewhere; two blanks by default.
fn indent_step(document: &Document, near: NodeId) -> String {
    let mut at = Some(near);
    while let Some(node) = at {
        let own = own_line(document, node);
        let child = document.elements(node).next().and_then(|it| own_line(document, it));
        if let (Some(own), Some(child)) = (own, child)
            && let Some(step) = child.strip_prefix(own.as_str()).filter(|step| !step.is_empty())
        {
            return step.to_owned();
        }
        at = document.parent(node);
    }
    "  ".to_owned()
}

/// Puts each element of `tree` on a line of its own; `line` is what precedes the tree itself.
fn indented(mut tree: Tree, line: &str, step: &str) -> Tree {
    let holds_text = tree.children.iter().any(|it| matches!(it.kind, Kind::Text(_) | Kind::CData(_)));
    if line.is_empty() || tree.children.is_empty() || holds_text {
        return tree;
    }
    let inner = format!("{line}{step}");
    let text = |raw: &str| Tree { kind: Kind::Text(raw.into()), children: Vec::new() };
    let children = std::mem::take(&mut tree.children);
    for child in children {
        tree.children.push(text(&inner));
        tree.children.push(indented(child, &inner, step));
    }
    tree.children.push(text(line));
    tree
}

/// The quote of the nearest attribute: on the element, on its children, on what is around it; `'` as libvirt writes
/// it when there is none.
fn quote_near(document: &Document, node: NodeId) -> char {
    let own = |node: NodeId| document.attributes(node).last().map(Attribute::quote);
    let around = std::iter::successors(Some(node), |it| document.parent(*it));
    own(node)
        .or_else(|| document.elements(node).find_map(own))
        .or_else(|| around.skip(1).find_map(own))
        .unwrap_or('\'')
}

fn line_end(document: &Document) -> &'static str {
    let nodes = document.descendants(document.top());
    if nodes.iter().any(|it| raw_text(document, *it).contains("\r\n")) { "\r\n" } else { "\n" }
}

/// From the last line end of `raw` on, that line end included; empty without one.
fn last_line(raw: &str) -> String {
    match raw.rfind('\n') {
        Some(at) if raw[..at].ends_with('\r') => raw[at - 1..].to_owned(),
        Some(at) => raw[at..].to_owned(),
        None => String::new(),
    }
}

fn raw_text(document: &Document, node: NodeId) -> &str {
    match document.kind(node) {
        Kind::Text(raw) => raw,
        _ => "",
    }
}

fn is_blank(document: &Document, node: NodeId) -> bool {
    matches!(document.kind(node), Kind::Text(raw) if raw.chars().all(is_space))
}
