//! A piece of the text, kept in place where it is short: most names, values and spaces between tags are, and to read
//! them no other memory is fetched.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// Bytes of a piece that are kept in place; one with more has memory of its own.
const SHORT: usize = 14;

/// A string that does not grow.
#[derive(Clone, PartialEq, Eq)]
pub struct Piece(Kept);

#[derive(Clone, PartialEq, Eq)]
enum Kept {
    Here(Short),
    /// Twice a box, since one to a `str` takes as much room as most words.
    Apart(Box<Box<str>>),
}

/// Text and zeros behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Short {
    length: u8,
    bytes: [u8; SHORT],
}

impl Short {
    fn of(text: &str) -> Option<Short> {
        let mut bytes = [0; SHORT];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(Short { length: text.len() as u8, bytes })
    }

    fn bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length).min(SHORT)]
    }
}

impl From<&str> for Piece {
    fn from(text: &str) -> Piece {
        Piece(Short::of(text).map_or_else(|| Kept::Apart(Box::new(text.into())), Kept::Here))
    }
}

impl From<String> for Piece {
    fn from(text: String) -> Piece {
        text.as_str().into()
    }
}

impl From<Cow<'_, str>> for Piece {
    fn from(text: Cow<'_, str>) -> Piece {
        match text {
            Cow::Borrowed(text) => text.into(),
            Cow::Owned(text) => text.into(),
        }
    }
}

impl Piece {
    /// The same as `as_bytes`, without looking whether they are UTF-8 once more.
    pub(super) fn bytes(&self) -> &[u8] {
        match &self.0 {
            Kept::Here(short) => short.bytes(),
            Kept::Apart(text) => text.as_bytes(),
        }
    }
}

impl Deref for Piece {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Kept::Here(short) => std::str::from_utf8(short.bytes()).expect("it was made of a whole string"),
            Kept::Apart(text) => text,
        }
    }
}

impl PartialEq<str> for Piece {
    fn eq(&self, other: &str) -> bool {
        self.bytes() == other.as_bytes()
    }
}

impl PartialEq<&str> for Piece {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, SHORT};

    #[test]
    fn short_and_long_pieces_say_what_they_were_made_of() {
        for length in [0, 1, SHORT - 2, SHORT - 1, SHORT, SHORT + 1, 1000] {
            // Two bytes a character, so that one crosses the border.
            let text: String = "xä".chars().cycle().take(length).collect();
            let piece = Piece::from(text.as_str());
            assert_eq!(&*piece, text);
            assert_eq!(piece, Piece::from(text.clone()));
            assert_ne!(piece, Piece::from(text + "x"));
        }
    }

    #[test]
    fn a_piece_is_small() {
        assert_eq!(size_of::<Option<Piece>>(), SHORT + 2);
    }
}
