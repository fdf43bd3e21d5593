//! What the tree is made of. Every piece keeps its exact spelling beside its meaning.

use ecow::EcoString;
use std::borrow::Cow;

use super::escape;
use super::spacing::Spacing;

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
    Text(EcoString),
    /// What stands between `<![CDATA[` and `]]>`.
    CData(EcoString),
    /// What stands between `<!--` and `-->`.
    Comment(EcoString),
    /// What stands between `<?` and `?>`; the XML declaration is one of these.
    Instruction(EcoString),
    /// What stands between `<!DOCTYPE` and `>`.
    Doctype(EcoString),
}

/// A start tag and, where there is one, its end tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Name as spelled, prefix included.
    pub name: EcoString,
    /// Attributes in the order of the text.
    pub attributes: Vec<Attribute>,
    /// Whether there is an end tag: `<a></a>` and not `<a/>`.
    pub(super) ends: bool,
    spacing: Spacing,
}

impl Element {
    /// `<name/>` without attributes.
    pub fn new(name: impl Into<EcoString>) -> Element {
        Element { name: name.into(), attributes: Vec::new(), ends: false, spacing: Spacing::USUAL }
    }

    /// White space before `>` or `/>`, and before the `>` of the end tag.
    pub(super) fn spacing(&self) -> [&str; 2] {
        self.spacing.spelled(["", ""])
    }

    pub(super) fn set_spacing(&mut self, spelled: [&str; 2]) {
        self.spacing = Spacing::new(spelled, ["", ""]);
    }
}

/// One attribute with the white space around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Name as spelled, prefix included.
    pub name: EcoString,
    /// The value as spelled, references not resolved.
    pub(super) raw: EcoString,
    spacing: Spacing,
    /// `'` or `"`.
    pub(super) quote: char,
    /// The value is spelled as it reads. Found out once, since values are read again and again.
    plain: bool,
}

impl Attribute {
    const USUAL: [&str; 2] = [" ", "="];

    /// As spelled in a text: the white space before the name, the name, `=` with what is around it, quote and value.
    pub(super) fn spelled(before: &str, name: &str, equals: &str, quote: char, raw: &str) -> Attribute {
        let spacing = Spacing::new([before, equals], Attribute::USUAL);
        Attribute { name: name.into(), raw: raw.into(), spacing, quote, plain: escape::is_plain(raw) }
    }

    /// ` name='value'` with the given quote.
    pub fn new(name: impl Into<EcoString>, value: &str, quote: char) -> Attribute {
        let raw = escape::escape_attribute(value);
        let plain = escape::is_plain(&raw);
        Attribute { name: name.into(), raw: raw.into(), spacing: Spacing::USUAL, quote, plain }
    }

    /// This attribute with another value; spacing and quote stay.
    pub fn with_value(&self, value: &str) -> Attribute {
        let raw = escape::escape_attribute(value);
        let plain = escape::is_plain(&raw);
        Attribute { raw: raw.into(), plain, ..self.clone() }
    }

    /// The value that an XML reader sees: references resolved, white space characters turned into blanks.
    pub fn value(&self) -> Cow<'_, str> {
        if self.plain { Cow::Borrowed(&self.raw) } else { Cow::Owned(escape::decode_attribute(&self.raw)) }
    }

    /// Whether an XML reader sees exactly this value.
    pub fn is(&self, value: &str) -> bool {
        self.value() == value
    }

    /// How many bytes `name='value'` takes in the text.
    pub fn width(&self) -> usize {
        self.name.len() + self.spacing()[1].len() + self.raw.len() + 2
    }

    /// The bytes of the value within those of `name='value'`.
    pub fn value_within(&self) -> std::ops::Range<usize> {
        let end = self.width() - 1;
        end - self.raw.len()..end
    }

    /// This attribute under another name; spacing, quote and value stay.
    pub fn renamed(&self, name: &str) -> Attribute {
        Attribute { name: name.into(), ..self.clone() }
    }

    /// The white space before the name, and the `=` with what is around it.
    pub(super) fn spacing(&self) -> [&str; 2] {
        self.spacing.spelled(Attribute::USUAL)
    }

    /// The quote around the value.
    pub fn quote(&self) -> char {
        self.quote
    }
}
