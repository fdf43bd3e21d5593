//! What the tree is made of. Every piece keeps its exact spelling beside its meaning.

use std::borrow::Cow;

use super::escape;

/// Names a node of one [`Document`](super::Document) for as long as that document lives, through edits and
/// undo. A clone of a document keeps the ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// A number that stands for this node outside the tree, such as in a page.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The node that [`NodeId::number`] named. Asking a document for a node that it lacks panics, so check
    /// with [`Document::contains`](super::Document::contains).
    pub fn from_number(number: u32) -> NodeId {
        NodeId(number)
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// One node's own content, without its children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The document itself: parent of the prolog, the root element and the epilog.
    Document,
    /// An element.
    Element(Element),
    /// Character data as spelled, references not resolved.
    Text(Box<str>),
    /// What stands between `<![CDATA[` and `]]>`.
    CData(Box<str>),
    /// What stands between `<!--` and `-->`.
    Comment(Box<str>),
    /// What stands between `<?` and `?>`; the XML declaration is one of these.
    Instruction(Box<str>),
    /// What stands between `<!DOCTYPE` and `>`.
    Doctype(Box<str>),
}

/// A start tag and, where there is one, its end tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Name as spelled, prefix included.
    pub name: Box<str>,
    /// Attributes in the order of the text.
    pub attributes: Vec<Attribute>,
    /// White space before `>` or `/>`.
    pub(super) tail: Cow<'static, str>,
    /// `None` for `<a/>`, otherwise the white space inside the end tag, `</a >`.
    pub(super) end: Option<Cow<'static, str>>,
}

impl Element {
    /// `<name/>` without attributes.
    pub fn new(name: impl Into<Box<str>>) -> Element {
        Element { name: name.into(), attributes: Vec::new(), tail: Cow::Borrowed(""), end: None }
    }
}

/// One attribute with the white space around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Name as spelled, prefix included.
    pub name: Box<str>,
    /// White space before the name.
    pub(super) before: Cow<'static, str>,
    /// The `=` with the white space around it.
    pub(super) equals: Cow<'static, str>,
    /// `'` or `"`.
    pub(super) quote: char,
    /// The value as spelled, references not resolved.
    pub(super) raw: Box<str>,
}

impl Attribute {
    /// ` name='value'` with the given quote.
    pub fn new(name: impl Into<Box<str>>, value: &str, quote: char) -> Attribute {
        Attribute {
            name: name.into(),
            before: Cow::Borrowed(" "),
            equals: Cow::Borrowed("="),
            quote,
            raw: escape::escape_attribute(value).into(),
        }
    }

    /// This attribute with another value; spacing and quote stay.
    pub fn with_value(&self, value: &str) -> Attribute {
        Attribute { raw: escape::escape_attribute(value).into(), ..self.clone() }
    }

    /// The value that an XML reader sees: references resolved, white space characters turned into blanks.
    pub fn value(&self) -> Cow<'_, str> {
        escape::decode_attribute(&self.raw)
    }

    /// How many bytes `name='value'` takes in the text.
    pub fn width(&self) -> usize {
        self.name.len() + self.equals.len() + self.raw.len() + 2
    }

    /// This attribute under another name; spacing, quote and value stay.
    pub fn renamed(&self, name: &str) -> Attribute {
        Attribute { name: name.into(), ..self.clone() }
    }

    /// The quote around the value.
    pub fn quote(&self) -> char {
        self.quote
    }
}
