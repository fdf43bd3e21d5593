//! Unsaved work of the page alone, kept in this browser for the next visit. Nothing of it is ever kept where the editor is a part
//! of another page.

use super::memory;
use crate::editor::{Editor, Kept};

/// Where it is kept, and what was chosen.
const WORK: &str = "unsaved-work";
const OFF: &str = "unsaved-work-off";
const PASSWORDS: &str = "unsaved-work-passwords";

/// What is kept and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Work {
    /// Unsaved work is kept.
    pub(super) on: bool,
    /// With its passwords.
    pub(super) passwords: bool,
    /// How many secrets were left out of what is kept now; `None` where nothing is.
    pub(super) kept: Option<usize>,
}

impl Work {
    /// As it was chosen at an earlier visit.
    pub(super) fn chosen() -> Work {
        Work { on: memory::recall(OFF).is_none(), passwords: memory::recall(PASSWORDS).is_some(), kept: None }
    }

    /// What an earlier visit left.
    pub(super) fn recall(&mut self) -> Option<Kept> {
        let kept: Kept = serde_json::from_str(&memory::recall(WORK)?).ok()?;
        self.kept = Some(kept.left_out);
        Some(kept)
    }

    /// Keeps the work of this editor as it stands; nothing where all of it is saved.
    pub(super) fn keep(&mut self, editor: &Editor) {
        let kept = if self.on { editor.kept(self.passwords) } else { None };
        self.kept = None;
        let Some(kept) = kept else { return memory::forget(WORK) };
        if let Ok(text) = serde_json::to_string(&kept) {
            // A document too large for the browser's store is not kept, and nobody is told that it is.
            self.kept = memory::keep(WORK, &text).then_some(kept.left_out);
        }
    }

    /// Forgets what is kept.
    pub(super) fn forget(&mut self) {
        memory::forget(WORK);
        self.kept = None;
    }

    /// Keeps work from now on, or no longer.
    pub(super) fn turn(&mut self, on: bool) {
        self.on = on;
        memory::remember(OFF, !on);
        if !on {
            self.forget();
        }
    }

    /// Keeps passwords with it from now on, or no longer.
    pub(super) fn with_passwords(&mut self, on: bool) {
        self.passwords = on;
        memory::remember(PASSWORDS, on);
    }
}
