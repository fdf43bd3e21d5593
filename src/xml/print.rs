//! Document to text.

use std::fmt::{self, Write};

use super::node::Kind;
use super::{Document, NodeId};

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.mark {
            f.write_char('\u{feff}')?;
        }
        write_node(self, Document::TOP, f, &mut |_, _| ())
    }
}

impl Document {
    /// The text of one node and all that is below it.
    pub fn text_of(&self, node: NodeId) -> String {
        let mut text = String::new();
        write_node(self, node, &mut text, &mut |_, _| ()).expect("writing to a String does not fail");
        text
    }
}

/// What is reported while writing, each time before the piece itself is written.
pub(super) enum Mark {
    /// The first byte of a node.
    Start(NodeId),
    /// Past the last byte of a node.
    End(NodeId),
    /// The first byte of an attribute's name.
    Attribute(NodeId, usize),
}

/// Writes `node`; `mark` is told where each piece begins and ends.
pub(super) fn write_node<W: Write>(
    document: &Document,
    node: NodeId,
    out: &mut W,
    mark: &mut impl FnMut(&mut W, Mark),
) -> fmt::Result {
    mark(out, Mark::Start(node));
    match document.kind(node) {
        Kind::Document => write_children(document, node, out, mark)?,
        Kind::Text(raw) => out.write_str(raw)?,
        Kind::CData(raw) => pieces(out, ["<![CDATA[", raw, "]]>"])?,
        Kind::Comment(raw) => pieces(out, ["<!--", raw, "-->"])?,
        Kind::Instruction(raw) => pieces(out, ["<?", raw, "?>"])?,
        Kind::Doctype(raw) => pieces(out, ["<!DOCTYPE", raw, ">"])?,
        Kind::Element(element) => {
            pieces(out, ["<", &element.name])?;
            for (index, it) in element.attributes.iter().enumerate() {
                let [before, equals] = it.spacing();
                out.write_str(before)?;
                mark(out, Mark::Attribute(node, index));
                let quote = if it.quote == '"' { "\"" } else { "'" };
                pieces(out, [&it.name, equals, quote, &it.raw, quote])?;
            }
            let [tail, end] = element.spacing();
            out.write_str(tail)?;
            if element.ends {
                out.write_char('>')?;
                write_children(document, node, out, mark)?;
                pieces(out, ["</", &element.name, end, ">"])?;
            } else {
                out.write_str("/>")?;
            }
        }
    }
    mark(out, Mark::End(node));
    Ok(())
}

/// One after the other. `write!` takes longer, and a whole text is printed on every key press.
fn pieces<const N: usize>(out: &mut impl Write, pieces: [&str; N]) -> fmt::Result {
    pieces.into_iter().try_for_each(|it| out.write_str(it))
}

fn write_children<W: Write>(
    document: &Document,
    node: NodeId,
    out: &mut W,
    mark: &mut impl FnMut(&mut W, Mark),
) -> fmt::Result {
    document.children(node).iter().try_for_each(|child| write_node(document, *child, out, mark))
}
