//! The source pane.

use super::{Key, TextRange};

/// The source pane.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The text: the document's, or the draft that does not parse.
    pub text: String,
    /// Number of lines.
    pub lines: u32,
    /// Why the text does not parse. The tree then shows the last text that did.
    pub error: Option<SourceError>,
    /// Which lines belong to which row, in line order.
    pub ranges: Vec<SourceRange>,
    /// Passwords and keys that are not to be seen; none while they are shown, or while the text does not parse.
    pub secrets: Vec<TextRange>,
    /// What libvirt would add, where it would stand; empty while the text does not parse.
    pub ghosts: Vec<Ghost>,
}

/// A fault in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceError {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What was found and what was expected.
    pub message: String,
}

/// Lines of one device in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRange {
    /// The row.
    pub key: Key,
    /// First line, from 1.
    pub first: u32,
    /// Last line, from 1.
    pub last: u32,
}

/// An element that is not in the text: libvirt would add it here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ghost {
    /// The row.
    pub key: Key,
    /// The line after which it would stand, from 1.
    pub after: u32,
    /// The element, indented like its written siblings.
    pub text: String,
    /// `implicit · default`.
    pub badge: String,
}
