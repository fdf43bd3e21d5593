//! A document as it may be shared: without its secrets, with a list of what it still tells.

use serde::{Deserialize, Serialize};

use super::Editor;
use super::command::Command;
use crate::format::{secrets, without_any_secret};
use crate::inventory::revealed;
pub use crate::inventory::{Revealed, Topic};
use crate::xml::limits;

/// What goes into a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// File name.
    pub name: String,
    /// The text without its secrets.
    pub text: String,
}

/// What can be shared, and what whoever gets it learns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// What goes into the link.
    pub carried: Carried,
    /// How many secrets were left out.
    pub left_out: usize,
    /// What it still holds.
    pub holds: Vec<Revealed>,
}

impl Carried {
    /// What one may have in bytes: JSON escapes a few of those that a document may have.
    pub const LARGEST: usize = 2 * limits::BYTES;

    /// What to send to open it.
    pub fn open(self) -> Command {
        Command::Load { name: self.name, text: self.text }
    }
}

/// `None` where nothing is loaded or the text does not parse: where secrets stand in one that does not nobody can tell.
pub(super) fn of(editor: &Editor) -> Option<Share> {
    let file = editor.file.as_ref().filter(|it| it.error().is_none())?;
    let document = file.document()?;
    let redacted = without_any_secret(document);
    Some(Share {
        carried: Carried { name: file.name().to_owned(), text: redacted.to_string() },
        left_out: secrets(document).len(),
        holds: revealed(&redacted),
    })
}
