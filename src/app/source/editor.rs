//! The source editor of npm/source-editor.js, as Rust sees it.

use super::super::surroundings::Lent;
use super::super::text::Language;
use crate::editor::Key;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::{Callback, NodeRef};

/// What the user did in the editor.
pub(super) enum Event {
    /// Typed; this is the whole text now.
    Text(String),
    /// Went to another line.
    Line(u32),
    /// Chose an implicit element.
    Ghost(Key),
    /// Chose a fix: the places of the problem and of the fix.
    Fix(usize, usize),
    Undo,
    Redo,
}

#[wasm_bindgen]
extern "C" {
    type Handle;
    #[wasm_bindgen(method, js_name = text)]
    fn show_text(this: &Handle, text: &str, fresh: bool);
    #[wasm_bindgen(method, js_name = marks)]
    fn show_marks(this: &Handle, json: &str);
    #[wasm_bindgen(method, js_name = reveal)]
    fn reveal_lines(this: &Handle, first: u32, last: u32, caret: bool);
    #[wasm_bindgen(method)]
    fn destroy(this: &Handle);
}

/// An editor on the page; dropping it removes it.
pub(super) struct SourceEditor {
    handle: Handle,
    /// Kept, because the editor calls it.
    _tell: Closure<dyn Fn(String, String)>,
    _help: Closure<Help>,
}

/// What the editor asks for help: what for, the text before the caret and the text behind it. The answer is JSON.
type Help = dyn Fn(String, String, String) -> String;

/// Makes an editor in `host` and hands it over when its module has come.
pub(super) fn create(
    lent: &Lent,
    host: &NodeRef,
    readonly: bool,
    words: Language,
    tell: Callback<Event>,
    help: impl Fn(String, String, String) -> String + 'static,
    made: impl FnOnce(SourceEditor) + 'static,
) {
    let Some(host) = host.cast::<Element>() else { return };
    let tell = Closure::<dyn Fn(String, String)>::new(move |name: String, detail: String| {
        let event = match name.as_str() {
            "text" => Event::Text(detail),
            "line" => Event::Line(detail.parse().unwrap_or_default()),
            "ghost" => Event::Ghost(Key(detail)),
            "fix" => {
                let (problem, fix) = detail.split_once(' ').unwrap_or_default();
                Event::Fix(problem.parse().unwrap_or(usize::MAX), fix.parse().unwrap_or(usize::MAX))
            }
            "undo" => Event::Undo,
            _ => Event::Redo,
        };
        tell.emit(event);
    });
    let help = Closure::<Help>::new(help);
    let lent = lent.clone();
    spawn_local(async move {
        // A module that does not come is reported by the browser; the rest of the page works without.
        let label = words.source_label();
        let made_there =
            lent.source_editor(&host, label, readonly, words.tag(), tell.as_ref(), help.as_ref()).await;
        if let Ok(handle) = made_there {
            made(SourceEditor { handle: handle.unchecked_into(), _tell: tell, _help: help });
        }
    });
}

impl SourceEditor {
    /// Shows a text; `fresh` when it is another document.
    pub(super) fn text(&self, text: &str, fresh: bool) {
        self.handle.show_text(text, fresh);
    }

    /// Shows marks on the text, as JSON: see npm/source-marks.js.
    pub(super) fn marks(&self, json: &str) {
        self.handle.show_marks(json);
    }

    /// Brings lines into view.
    pub(super) fn reveal(&self, first: u32, last: u32, caret: bool) {
        self.handle.reveal_lines(first, last, caret);
    }
}

impl Drop for SourceEditor {
    fn drop(&mut self) {
        self.handle.destroy();
    }
}
