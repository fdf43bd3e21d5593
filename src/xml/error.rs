//! What went wrong while parsing, and where.

use std::fmt;

/// A place in a text, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, counted from 1; `\n` ends a line.
    pub line: u32,
    /// Column in characters, counted from 1.
    pub column: u32,
    /// Offset in bytes, counted from 0.
    pub offset: usize,
}

impl Position {
    /// The place of byte `offset` in `text`; an offset inside a character counts as its start.
    pub fn of(text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() as u32 + 1,
            column: before[line_start..].chars().count() as u32 + 1,
            offset,
        }
    }
}

/// Why a text is not taken, with the place of the first fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Where the fault was seen.
    pub position: Position,
    /// What was found, and what was expected instead.
    pub message: String,
}

impl Error {
    pub(super) fn at(text: &str, offset: usize, message: impl Into<String>) -> Error {
        Error { position: Position::of(text, offset), message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.position.line, self.position.column, self.message)
    }
}

impl std::error::Error for Error {}
