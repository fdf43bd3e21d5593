//! Where each node stands in the printed text.

use crate::order;
use std::ops::Range;

use super::print::{Mark, write_node};
use super::{Document, NodeId, Position};

/// Line and byte range of every node and attribute of one printed text.
#[derive(Debug, Clone, Default)]
pub struct Positions {
    nodes: Vec<Range<usize>>,
    attributes: Vec<(NodeId, usize, usize)>,
    line_starts: Vec<usize>,
}

impl Document {
    /// The text and where everything stands in it.
    pub fn print(&self) -> (String, Positions) {
        let mut text = String::from(if self.mark { "\u{feff}" } else { "" });
        let mut positions = Positions { nodes: vec![0..0; self.parents.len()], ..Positions::default() };
        let mut mark = |text: &mut String, mark: Mark| match mark {
            Mark::Start(node) => positions.nodes[node.index()].start = text.len(),
            Mark::End(node) => positions.nodes[node.index()].end = text.len(),
            Mark::Attribute(node, index) => positions.attributes.push((node, index, text.len())),
        };
        write_node(self, Document::TOP, &mut text, &mut mark).expect("writing to a String does not fail");
        order::plainly(&mut positions.attributes);
        positions.line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        (text, positions)
    }
}

impl Positions {
    /// Bytes of the node in the text; empty for a detached node.
    pub fn range(&self, node: NodeId) -> Range<usize> {
        self.nodes.get(node.index()).cloned().unwrap_or(0..0)
    }

    /// Line on which the node begins, counted from 1.
    pub fn line(&self, node: NodeId) -> u32 {
        self.line_at(self.range(node).start)
    }

    /// Line on which the node ends, counted from 1.
    pub fn last_line(&self, node: NodeId) -> u32 {
        let range = self.range(node);
        self.line_at(range.end.saturating_sub(1).max(range.start))
    }

    /// Line on which the attribute with this position in its element stands.
    pub fn attribute_line(&self, node: NodeId, index: usize) -> u32 {
        self.attribute_start(node, index).map_or_else(|| self.line(node), |at| self.line_at(at))
    }

    /// Byte at which the name of the attribute with this position in its element begins.
    pub fn attribute_start(&self, node: NodeId, index: usize) -> Option<usize> {
        let at = self.attributes.binary_search_by_key(&(node, index), |it| (it.0, it.1)).ok()?;
        Some(self.attributes[at].2)
    }

    /// Line and column of a byte offset in `text`, which is the text that was printed.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.line_at(offset);
        let start = self.line_starts.get(line as usize - 1).copied().unwrap_or(0);
        let column = text.get(start..offset).map_or(0, |it| it.chars().count()) as u32 + 1;
        Position { line, column, offset }
    }

    /// Line of a byte offset, counted from 1.
    pub fn line_at(&self, offset: usize) -> u32 {
        self.line_starts.partition_point(|start| *start <= offset).max(1) as u32
    }
}
