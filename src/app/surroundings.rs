//! What surrounds an editor: how it is to look and behave, what it is lent, and what it tells.

use super::wish::Wish;
use crate::editor::{Command, Editor};
use serde::Deserialize;
use std::cell::{Ref, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

pub use super::text::Language;

/// How the editor is to look and behave. Read from JSON; what is left out is as in a console's page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// It has the browser's window for itself: it opens files, hears keys and pastes everywhere in the window,
    /// and asks before the window is left with edits.
    pub alone: bool,
    /// Dark colours.
    pub dark: bool,
    /// In which language it speaks.
    pub lang: Language,
    /// Nothing can be changed.
    pub readonly: bool,
    /// Its surroundings can save: there is a button for it, and Ctrl+S.
    pub saves: bool,
    /// Its surroundings can close it: there is a button for it.
    pub exits: bool,
    /// Which part is shown.
    pub ui: Ui,
}

/// The parts of an editor that can be shown alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ui {
    /// Everything.
    #[default]
    Full,
    /// Devices and what is known of them.
    Tree,
    /// The text.
    Source,
    /// The export: source and result side by side.
    Diff,
}

impl Ui {
    /// Its word, for style sheets.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Ui::Full => "full",
            Ui::Tree => "tree",
            Ui::Source => "source",
            Ui::Diff => "diff",
        }
    }
}

/// What an editor tells its surroundings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// It is drawn.
    Ready,
    /// The user changed the text.
    Change,
    /// The user wants the text saved.
    Save,
    /// The user wants to leave the editor.
    Exit,
    /// The user wants light (`false`) or dark (`true`) colours.
    Dark(bool),
    /// The user wants to read the page in this language.
    Language(Language),
}

impl Told {
    /// The word and its detail, for JavaScript.
    pub fn as_words(self) -> (&'static str, &'static str) {
        match self {
            Told::Ready => ("ready", ""),
            Told::Change => ("change", ""),
            Told::Save => ("save", ""),
            Told::Exit => ("exit", ""),
            Told::Dark(true) => ("theme", "dark"),
            Told::Dark(false) => ("theme", "light"),
            Told::Language(language) => ("lang", language.tag()),
        }
    }
}

/// A document that a user wants opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// A text under a file name.
    Text {
        /// The file name.
        name: String,
        /// The text.
        text: String,
    },
    /// The sample of that id.
    Sample(String),
}

impl Opening {
    /// What a wish opens, if it does.
    pub(super) fn of(wish: &Wish) -> Option<Opening> {
        match wish.clone() {
            Wish::Open(name, text) => Some(Opening::Text { name, text }),
            Wish::Do(Command::LoadSample(id)) => Some(Opening::Sample(id)),
            _ => None,
        }
    }
}

impl From<Opening> for Wish {
    fn from(opening: Opening) -> Wish {
        match opening {
            Opening::Text { name, text } => Wish::Open(name, text),
            Opening::Sample(id) => Wish::Do(Command::LoadSample(id)),
        }
    }
}

/// An editor that the page and whoever embeds it both hold.
#[derive(Debug, Clone, Default)]
pub struct Shared(Rc<RefCell<Editor>>);

impl Shared {
    /// The editor as it is now.
    pub fn get(&self) -> Ref<'_, Editor> {
        self.0.borrow()
    }

    /// Changes the editor.
    pub fn change<T>(&self, change: impl FnOnce(&mut Editor) -> T) -> T {
        change(&mut self.0.borrow_mut())
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Shared) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[wasm_bindgen]
extern "C" {
    /// What is lent to an editor: an object with these methods.
    #[derive(Debug, Clone, PartialEq)]
    pub type Lent;

    /// Puts a source editor into an element: see npm/source-editor.js.
    #[wasm_bindgen(method, catch, js_name = sourceEditor)]
    pub(super) async fn source_editor(
        this: &Lent,
        host: &Element,
        label: &str,
        readonly: bool,
        lang: &str,
        tell: &JsValue,
        help: &JsValue,
    ) -> Result<JsValue, JsValue>;

    /// The translation memory of a language: see static/languages.
    #[wasm_bindgen(method, catch)]
    pub(super) async fn memory(this: &Lent, lang: &str) -> Result<JsValue, JsValue>;
}
