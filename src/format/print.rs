//! A document in libvirt's canonical form, as `virsh dumpxml --inactive` prints it (`virDomainDefFormat`).

use crate::order;
use std::borrow::Cow;
use std::fmt::Write;

use super::Kind;
use super::foreign;
use super::layout::{Layout, Rank, Shape};
use crate::xml::{self, Document, NodeId};

/// Prints a completed document as libvirt would: elements and attributes in the order of the layout, two
/// blanks of indentation, single quotes, `<a/>` for what is empty.
///
/// Comments and white space between elements are not printed. Elements and attributes that the layout does
/// not know are printed last.
pub fn print(document: &Document) -> String {
    let layout = Layout::get();
    let mut out = String::with_capacity(8192);
    element(&mut out, document, document.root(), Some(layout.root()), 0);
    out
}

/// Prints one element of a completed document, not indented.
pub fn print_element(document: &Document, node: NodeId) -> String {
    let mut out = String::new();
    element(&mut out, document, node, shape_of(document, node), 0);
    out
}

/// The child elements of `node` in the order in which they are printed.
pub fn printed_order(document: &Document, node: NodeId) -> Vec<NodeId> {
    let mut children = children(document, node, shape_of(document, node));
    order::by_key(&mut children, |(rank, ..)| *rank);
    children.into_iter().map(|(_, child, _)| child).collect()
}

/// The layout's shape for an element, by its ancestors; `None` where libvirt reads no such element there.
pub fn shape_of(document: &Document, node: NodeId) -> Option<&'static Shape> {
    let layout = Layout::get();
    match document.parent(node).filter(|it| *it != document.top()) {
        None => Some(layout.root()),
        Some(parent) => layout.child(shape_of(document, parent)?, document, node),
    }
}

fn element(out: &mut String, document: &Document, node: NodeId, shape: Option<&Shape>, depth: usize) {
    indent(out, depth);
    if shape.is_some_and(|it| it.text == Some(Kind::Raw)) {
        foreign::print(out, document, node, depth, true);
        out.push('\n');
        return;
    }
    let name = document.name(node);
    out.push('<');
    out.push_str(name);
    attributes(out, document, node, shape);
    let mut children = children(document, node, shape);
    order::by_key(&mut children, |(rank, ..)| *rank);
    let text = match shape {
        Some(shape) if shape.text.is_none() => Cow::Borrowed(""),
        None if !children.is_empty() => Cow::Borrowed(""),
        _ => document.text(node),
    };
    let tag_closed = shape.is_some_and(|it| it.tag_closed) || asks_for_tag(document, node);
    if text.is_empty() && children.is_empty() && !tag_closed {
        out.push_str("/>\n");
        return;
    }
    out.push('>');
    escape(out, &text);
    if !children.is_empty() || tag_closed {
        out.push('\n');
        for (_, child, shape) in children {
            element(out, document, child, shape, depth + 1);
        }
        indent(out, depth);
    }
    let _ = writeln!(out, "</{name}>");
}

/// Whether an empty text, which no parser yields, stands for children that libvirt left out after it had
/// opened the element.
fn asks_for_tag(document: &Document, node: NodeId) -> bool {
    let is_empty = |it: &NodeId| matches!(document.kind(*it), xml::Kind::Text(text) if text.is_empty());
    document.children(node).iter().any(is_empty)
}

/// Child elements with their ranks; what the layout does not know comes last.
fn children<'l>(
    document: &Document,
    node: NodeId,
    shape: Option<&'l Shape>,
) -> Vec<(Rank, NodeId, Option<&'l Shape>)> {
    let ranked = |child| match shape.and_then(|shape| Layout::get().ranked(shape, document, child)) {
        Some((rank, shape)) => (rank, child, Some(shape)),
        None => ((usize::MAX, 0), child, None),
    };
    document.elements(node).map(ranked).collect()
}

fn attributes(out: &mut String, document: &Document, node: NodeId, shape: Option<&Shape>) {
    let slots = shape.map_or(&[][..], |it| &it.attributes);
    let present = document.attributes(node);
    let known = slots.iter().filter_map(|slot| present.iter().find(|it| &*it.name == slot.name));
    let others = present.iter().filter(|it| !slots.iter().any(|slot| slot.name == &*it.name));
    for attribute in known.chain(others) {
        let _ = write!(out, " {}='", attribute.name);
        escape(out, &attribute.value());
        out.push('\'');
    }
}

fn indent(out: &mut String, depth: usize) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}

/// The five characters that `virBufferEscapeString` escapes, in texts and attributes alike; line ends and
/// tabs stay as they are.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\'' => out.push_str("&apos;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}
