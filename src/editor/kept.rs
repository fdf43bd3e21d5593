//! Work that is kept for another visit, without its passwords unless they are asked for.

use serde::{Deserialize, Serialize};

use super::Editor;
use super::command::Command;
use super::file::OpenFile;
use crate::domain;
use crate::format::{may_hold_secrets, secrets, without_any_secret};

/// Unsaved work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// File name.
    pub name: String,
    /// The text as it was loaded.
    pub original: String,
    /// The text as it stood.
    pub text: String,
    /// How many secrets were left out of the text.
    pub left_out: usize,
}

impl Kept {
    /// What to send to take it up again.
    pub fn resume(self) -> Command {
        Command::Resume { name: self.name, original: self.original, text: self.text }
    }
}

pub(super) fn of(editor: &Editor, with_secrets: bool) -> Option<Kept> {
    let file = editor.file.as_ref().filter(|it| it.is_unsaved())?;
    let (name, original, text) = (file.name().to_owned(), file.original().to_owned(), file.text().to_owned());
    if text == original {
        return None;
    }
    if with_secrets || !(may_hold_secrets(&text) || may_hold_secrets(&original)) {
        return Some(Kept { name, original, text, left_out: 0 });
    }
    masked(file, name, &original)
}

/// The last text that parsed, without secrets: where they stand in one that does not nobody can tell.
fn masked(file: &OpenFile, name: String, original: &str) -> Option<Kept> {
    let document = file.document()?;
    let text = without_any_secret(document).to_string();
    let original = domain::read(original).map(|it| without_any_secret(&it).to_string());
    let original = original.unwrap_or_else(|_| text.clone());
    Some(Kept { name, original, text, left_out: secrets(document).len() })
}
