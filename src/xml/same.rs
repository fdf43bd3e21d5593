//! Whether two documents are one text, without printing them.

use super::document::Document;
use super::node::NodeId;

impl Document {
    /// Whether the other document has the same nodes with the same spelling, whatever their ids, so that both print
    /// the same text.
    pub fn is_same_text(&self, other: &Document) -> bool {
        self.is_same_below(self.top(), other, other.top())
    }

    fn is_same_below(&self, node: NodeId, other: &Document, twin: NodeId) -> bool {
        let (here, there) = (self.children(node), other.children(twin));
        let is_same = |(node, twin): (&NodeId, &NodeId)| {
            self.kind(*node) == other.kind(*twin) && self.is_same_below(*node, other, *twin)
        };
        here.len() == there.len() && here.iter().zip(there).all(is_same)
    }
}

#[cfg(test)]
mod tests {
    use crate::xml::parse;

    #[test]
    fn spelling_counts_and_ids_do_not() {
        let same = |a: &str, b: &str| parse(a).unwrap().is_same_text(&parse(b).unwrap());
        assert!(same("<a b='1'><c/>d</a>", "<a b='1'><c/>d</a>"));
        for other in
            ["<a b=\"1\"><c/>d</a>", "<a b='1'><c></c>d</a>", "<a b='1'><c/>e</a>", "<a b='1'><c/></a>"]
        {
            assert!(!same("<a b='1'><c/>d</a>", other), "{other}");
        }
    }
}
