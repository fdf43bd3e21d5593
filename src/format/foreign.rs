//! Sub-trees that libvirt keeps without understanding them (`<metadata>`), printed as libxml2 does it for
//! libvirt: `xmlNodeDump` with indentation, after blank text was dropped on parsing (`xmlKeepBlanksDefault(0)`).
//!
//! Hence double quotes, namespaces before other attributes, and no indentation inside an element that holds
//! text.

use std::fmt::Write;

use crate::xml::{Document, Kind, NodeId};

/// Prints `node`, which is indented by `depth` levels already; no line end follows. Without `pretty` nothing
/// inside goes to a line of its own.
pub(super) fn print(out: &mut String, document: &Document, node: NodeId, depth: usize, pretty: bool) {
    match document.kind(node) {
        Kind::Text(_) => escape(out, &document.characters(node).unwrap_or_default(), false),
        Kind::CData(raw) => drop(write!(out, "<![CDATA[{raw}]]>")),
        Kind::Comment(raw) => drop(write!(out, "<!--{raw}-->")),
        Kind::Instruction(raw) => drop(write!(out, "<?{raw}?>")),
        Kind::Element(element) => {
            let _ = write!(out, "<{}", element.name);
            let attributes = document.attributes(node).iter();
            let (spaces, others): (Vec<_>, Vec<_>) = attributes.partition(|it| is_declaration(&it.name));
            for attribute in spaces.into_iter().chain(others) {
                let _ = write!(out, " {}=\"", attribute.name);
                escape(out, &attribute.value(), true);
                out.push('"');
            }
            content(out, document, node, depth, pretty);
        }
        Kind::Document | Kind::Doctype(_) => {}
    }
}

fn content(out: &mut String, document: &Document, node: NodeId, depth: usize, pretty: bool) {
    let children = kept_children(document, node);
    if children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    let holds_text = |it: &NodeId| matches!(document.kind(*it), Kind::Text(_) | Kind::CData(_));
    let pretty = pretty && !children.iter().any(holds_text);
    for child in children {
        if pretty {
            new_line(out, depth + 1);
        }
        print(out, document, child, depth + 1, pretty);
    }
    if pretty {
        new_line(out, depth);
    }
    let _ = write!(out, "</{}>", document.name(node));
}

/// Children without the blank text that libxml2 takes for indentation (`areBlanks`): any but an element's only
/// content, and none where the element begins with text or text comes right before.
fn kept_children(document: &Document, node: NodeId) -> Vec<NodeId> {
    let children = document.children(node);
    let mut kept: Vec<NodeId> = Vec::with_capacity(children.len());
    for child in children {
        let is_text = |it: &NodeId| matches!(document.kind(*it), Kind::Text(_));
        let blank = matches!(document.kind(*child), Kind::Text(raw) if raw.trim().is_empty());
        let mixed = kept.first().is_some_and(is_text) || kept.last().is_some_and(is_text);
        if !blank || children.len() == 1 || mixed {
            kept.push(*child);
        }
    }
    kept
}

fn is_declaration(name: &str) -> bool {
    name == "xmlns" || name.starts_with("xmlns:")
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    (0..depth).for_each(|_| out.push_str("  "));
}

/// As libxml2 escapes: in attributes also quotes, white space characters and all that is not ASCII.
fn escape(out: &mut String, text: &str, attribute: bool) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            '"' if attribute => out.push_str("&quot;"),
            '\n' if attribute => out.push_str("&#10;"),
            '\t' if attribute => out.push_str("&#9;"),
            c if attribute && !c.is_ascii() => drop(write!(out, "&#x{:X};", c as u32)),
            c => out.push(c),
        }
    }
}
