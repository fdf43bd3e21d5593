//! A piece of the text, kept in place where it is short: most names, values and spaces between tags are, and to read
//! them no other memory is fetched.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;

/// Bytes of a piece that are kept in place; one with more has memory of its own.
const SHORT: usize = 14;

/// A string that does not grow.
#[derive(Clone)]
pub struct Piece(Kept);

#[derive(Clone)]
enum Kept {
    Here { length: u8, bytes: [u8; SHORT] },
    /// Twice a box, since one to a `str` takes as much room as most words.
    Apart(Box<Box<str>>),
}

impl Piece {
    fn bytes(&self) -> &[u8] {
        match &self.0 {
            Kept::Here { length, bytes } => &bytes[..usize::from(*length).min(SHORT)],
            Kept::Apart(text) => text.as_bytes(),
        }
    }
}

impl From<&str> for Piece {
    fn from(text: &str) -> Piece {
        if text.len() > SHORT {
            return Piece(Kept::Apart(Box::new(text.into())));
        }
        let mut bytes = [0; SHORT];
        bytes[..text.len()].copy_from_slice(text.as_bytes());
        Piece(Kept::Here { length: text.len() as u8, bytes })
    }
}

impl From<String> for Piece {
    fn from(text: String) -> Piece {
        if text.len() > SHORT {
            Piece(Kept::Apart(Box::new(text.into())))
        } else {
            text.as_str().into()
        }
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

impl Deref for Piece {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Kept::Here { .. } => std::str::from_utf8(self.bytes()).expect("it was made of a whole string"),
            Kept::Apart(text) => text,
        }
    }
}

impl Borrow<str> for Piece {
    fn borrow(&self) -> &str {
        self
    }
}

// Comparing takes the bytes: whether they are UTF-8 need not be looked at again.

impl PartialEq for Piece {
    fn eq(&self, other: &Piece) -> bool {
        self.bytes() == other.bytes()
    }
}

impl Eq for Piece {}

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
