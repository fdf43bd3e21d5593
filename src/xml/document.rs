//! The tree: an arena of nodes with ids that outlive every edit. Reading only; see [`Change`](super::Change).

use std::borrow::Cow;
use std::sync::Arc;

use super::escape;
use super::node::{Attribute, Element, Kind, NodeId};
use super::nodes::{Node, Nodes};
use super::symbol::{Symbol, Symbols};

/// A parsed document. A clone is cheap: it shares each node until one of the two changes it.
#[derive(Debug, Clone)]
pub struct Document {
    pub(super) nodes: Nodes,
    /// The name and the parent of each node. Most walks need no more of it.
    names: Vec<Symbol>,
    pub(super) parents: Vec<Option<NodeId>>,
    symbols: Arc<Symbols>,
    /// Whether the text began with a byte order mark.
    pub(super) mark: bool,
}

impl Document {
    pub(super) const TOP: NodeId = NodeId(0);

    pub(super) fn empty() -> Document {
        let mut document = Document {
            nodes: Nodes::default(),
            names: Vec::new(),
            parents: Vec::new(),
            symbols: Arc::default(),
            mark: false,
        };
        document.add_node(Kind::Document);
        document
    }

    /// Takes a node into the arena, detached.
    pub(super) fn add_node(&mut self, kind: Kind) -> NodeId {
        let name = self.symbol(&kind);
        self.names.push(name);
        self.parents.push(None);
        self.nodes.add(Node { children: Vec::new(), kind })
    }

    /// Exchanges a node's own content.
    pub(super) fn replace_kind(&mut self, node: NodeId, kind: Kind) -> Kind {
        self.names[node.index()] = self.symbol(&kind);
        std::mem::replace(&mut self.node_mut(node).kind, kind)
    }

    fn symbol(&mut self, kind: &Kind) -> Symbol {
        match kind {
            Kind::Element(element) if self.symbols.has(&element.name) => self.symbols.get(&element.name),
            Kind::Element(element) => Arc::make_mut(&mut self.symbols).add(&element.name),
            _ => Symbol::NONE,
        }
    }

    pub(super) fn node_mut(&mut self, node: NodeId) -> &mut Node {
        self.nodes.get_mut(node)
    }

    /// The node above prolog, root element and epilog.
    pub fn top(&self) -> NodeId {
        Document::TOP
    }

    /// The root element.
    pub fn root(&self) -> NodeId {
        self.elements(Document::TOP).next().expect("a parsed document has a root element")
    }

    /// Whether the id names a node of this document, be it linked into the tree or detached.
    pub fn contains(&self, node: NodeId) -> bool {
        node.index() < self.names.len()
    }

    /// Whether the node hangs in the tree, so that it is printed.
    pub fn is_linked(&self, node: NodeId) -> bool {
        let mut at = node;
        while let Some(parent) = self.parent(at) {
            at = parent;
        }
        at == Document::TOP
    }

    /// The node's own content.
    pub fn kind(&self, node: NodeId) -> &Kind {
        &self.nodes.get(node).kind
    }

    /// The element at `node`, if it is one.
    pub fn element(&self, node: NodeId) -> Option<&Element> {
        match self.kind(node) {
            Kind::Element(element) => Some(element),
            _ => None,
        }
    }

    /// Name of the element at `node`; empty for any other node.
    pub fn name(&self, node: NodeId) -> &str {
        self.element(node).map_or("", |element| &element.name)
    }

    /// Parent, `None` for the top and for a detached node.
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.parents[node.index()]
    }

    /// All children, text and comments included.
    pub fn children(&self, node: NodeId) -> &[NodeId] {
        &self.nodes.get(node).children
    }

    /// Position among the parent's children.
    pub fn index_in_parent(&self, node: NodeId) -> Option<usize> {
        let siblings = self.children(self.parent(node)?);
        siblings.iter().position(|it| *it == node)
    }

    /// Child elements.
    pub fn elements(&self, node: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + '_ {
        self.children(node).iter().copied().filter(|it| self.names[it.index()] != Symbol::NONE)
    }

    /// Child elements of one name.
    pub fn elements_named(
        &self,
        node: NodeId,
        name: &str,
    ) -> impl DoubleEndedIterator<Item = NodeId> + use<'_> {
        let name = self.symbols.get(name);
        self.children(node).iter().copied().filter(move |it| self.names[it.index()] == name)
    }

    /// First child element of that name.
    pub fn child(&self, node: NodeId, name: &str) -> Option<NodeId> {
        self.elements_named(node, name).next()
    }

    /// The node and everything below it, in document order.
    pub fn descendants(&self, node: NodeId) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut open = vec![node];
        while let Some(next) = open.pop() {
            found.push(next);
            open.extend(self.children(next).iter().rev());
        }
        found
    }

    /// Attributes of the element at `node`, in the order of the text.
    pub fn attributes(&self, node: NodeId) -> &[Attribute] {
        self.element(node).map_or(&[], |element| &element.attributes)
    }

    /// Value of an attribute.
    pub fn attribute(&self, node: NodeId, name: &str) -> Option<Cow<'_, str>> {
        self.attribute_named(node, name).map(Attribute::value)
    }

    /// Whether the element has the attribute with exactly this value.
    pub fn attribute_is(&self, node: NodeId, name: &str, value: &str) -> bool {
        self.attribute_named(node, name).is_some_and(|it| it.is(value))
    }

    fn attribute_named(&self, node: NodeId, name: &str) -> Option<&Attribute> {
        self.attributes(node).iter().find(|it| it.name == *name)
    }

    /// Character data directly inside `node`, references resolved, comments skipped.
    pub fn text(&self, node: NodeId) -> Cow<'_, str> {
        let mut pieces = self.children(node).iter().filter_map(|it| self.characters(*it));
        let Some(first) = pieces.next() else { return Cow::Borrowed("") };
        pieces.fold(first, |all, piece| Cow::Owned(all.into_owned() + &piece))
    }

    /// What a text or CDATA node itself says, references resolved; `None` for any other node.
    pub fn characters(&self, node: NodeId) -> Option<Cow<'_, str>> {
        match self.kind(node) {
            Kind::Text(raw) => Some(escape::decode_text(raw)),
            Kind::CData(raw) => Some(escape::decode_lines(raw)),
            _ => None,
        }
    }
}
