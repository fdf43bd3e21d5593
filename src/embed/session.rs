//! `Session`: one editor, drawn or not.

use super::root::Root;
use crate::app::surroundings::{Lent, Opening, Settings, Shared, Told};
use crate::app::{Message, PageProps, Reach};
use crate::editor::{Command, Severity, Style};
use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::Callback;

/// One editor. It lives on when it is no longer drawn, so that an element that is moved keeps its document.
#[wasm_bindgen]
#[derive(Default)]
pub struct Session {
    editor: Shared,
    drawn: Option<(Root, PageProps)>,
}

/// What is known to be wrong with a document.
#[derive(Serialize)]
struct Diagnostic {
    severity: &'static str,
    /// From 1.
    line: Option<u32>,
    message: String,
}

#[wasm_bindgen]
impl Session {
    /// An editor without a document.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Session {
        Session::default()
    }

    /// Draws the editor at the end of an element. `lent` is an object with the method `sourceEditor`, `tell` hears
    /// `ready`, `change`, `save`, `exit`, `theme` with `light` or `dark`, and `lang` with a language tag.
    ///
    /// # Errors
    /// Settings that are not understood.
    pub fn mount(
        &mut self,
        container: Element,
        settings: &str,
        lent: Lent,
        tell: Function,
    ) -> Result<(), JsError> {
        self.unmount();
        let tell = Callback::from(move |told: Told| {
            let (word, detail) = told.as_words();
            // What the listener throws is reported by the browser.
            tell.call2(&JsValue::NULL, &JsValue::from_str(word), &JsValue::from_str(detail)).ok();
        });
        let props = PageProps {
            editor: self.editor.clone(),
            settings: read(settings)?,
            lent,
            tell,
            reach: Reach::default(),
        };
        let root =
            Root::draw(&container, props.clone()).map_err(|_| JsError::new("nothing can be drawn here"))?;
        self.drawn = Some((root, props));
        Ok(())
    }

    /// Changes how it looks and behaves while it is drawn.
    ///
    /// # Errors
    /// Settings that are not understood.
    pub fn settings(&mut self, settings: &str) -> Result<(), JsError> {
        if let Some((root, props)) = &mut self.drawn {
            props.settings = read(settings)?;
            root.update(props.clone());
        }
        Ok(())
    }

    /// Takes it away from its element. The document stays.
    pub fn unmount(&mut self) {
        if let Some((root, _)) = self.drawn.take() {
            root.clear();
        }
    }

    /// Takes a new document; history starts anew.
    pub fn load(&self, name: &str, text: &str) {
        self.update(Command::Load { name: name.to_owned(), text: text.to_owned() });
        self.tell(Message::Changed { opened: true });
    }

    /// Opens a text while it is drawn, as its user does: it can be gone back to what was open. `by_keyboard` moves the focus to the
    /// device tree.
    pub fn open(&self, name: &str, text: &str, by_keyboard: bool) {
        let opening = Opening::Text { name: name.to_owned(), text: text.to_owned() };
        self.tell(Message::Open { opening, by_keyboard });
    }

    /// Opens a sample, likewise.
    pub fn open_sample(&self, id: &str, by_keyboard: bool) {
        self.tell(Message::Open { opening: Opening::Sample(id.to_owned()), by_keyboard });
    }

    /// The text as it stands, drafts included; empty where nothing is loaded.
    pub fn text(&self) -> String {
        self.editor.get().text()
    }

    /// The name of the file that is open; empty where nothing is loaded.
    pub fn name(&self) -> String {
        self.editor.get().name().unwrap_or_default().to_owned()
    }

    /// The text without passwords, as libvirt leaves them out where they were not asked for; empty where nothing is
    /// loaded or the text does not parse, since then nobody can tell where they stand.
    pub fn text_without_secrets(&self) -> String {
        self.editor.get().text_without_secrets().unwrap_or_default()
    }

    /// Takes a text in place of the present one, as one step that can be undone.
    pub fn replace(&self, text: &str) {
        self.step(Command::ReplaceText(text.to_owned()));
    }

    /// Says something to the user, for a while.
    pub fn say(&self, text: &str) {
        self.tell(Message::Say(text.to_owned()));
    }

    /// Whether there are edits since the document was loaded or saved.
    pub fn is_dirty(&self) -> bool {
        self.editor.get().is_unsaved()
    }

    /// The text as it stands was saved.
    pub fn mark_saved(&self) {
        self.step(Command::Exported);
    }

    /// Sees the document through another host: `libvirt=9.0.0,qemu=7.2`. What is not understood changes nothing.
    pub fn set_host(&self, host: &str) {
        self.step(Command::SetHost(host.to_owned()));
    }

    /// Chooses a target by name or as `libvirt=0.9.4`; empty for none.
    pub fn set_target(&self, target: &str) {
        self.step(Command::SetTarget(Some(target.to_owned()).filter(|it| !it.is_empty())));
    }

    /// Undoes the last step.
    pub fn undo(&self) {
        self.step(Command::Undo);
    }

    /// Does the last undone step again.
    pub fn redo(&self) {
        self.step(Command::Redo);
    }

    /// Brings a line of the source into view, counted from 1.
    pub fn reveal(&self, line: u32) {
        self.tell(Message::Reveal(line));
    }

    /// What is wrong or worth knowing, as a JSON list of `{severity, line, message}`.
    pub fn diagnostics(&self) -> String {
        let view = self.editor.get().view();
        let broken = view.source.error.iter().map(|error| Diagnostic {
            severity: "error",
            line: Some(error.line),
            message: error.message.clone(),
        });
        let known = view.problems.iter().map(|problem| Diagnostic {
            severity: match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            line: problem.line,
            message: problem.message.clone(),
        });
        json(&broken.chain(known).collect::<Vec<_>>())
    }

    /// The text as it stands against another, as a JSON list of `{kind, left, right, changes}`: `left` and `right` are line
    /// number and text, `kind` is `same`, `changed`, `added`, `removed` or `{"folded": lines}`.
    pub fn compare(&self, other: &str) -> String {
        json(&self.editor.get().compare(other))
    }

    /// Exports for the target in one of the styles `written`, `expanded`, `migratable`, `target`, as JSON
    /// `{xml, report}`.
    ///
    /// # Errors
    /// A style of another name; a text that does not parse.
    pub fn export(&self, style: &str) -> Result<String, JsError> {
        let style = match style {
            "" => None,
            word => Some(Style::parse(word).ok_or_else(|| JsError::new(&format!("no style \"{word}\"")))?),
        };
        let mut editor = self.editor.get().clone();
        if let Some(style) = style {
            editor.update(Command::SetStyle(style));
        }
        let export = editor.export().ok_or_else(|| JsError::new("there is no document that parses"))?;
        // The report is JSON already.
        Ok(format!("{{\"xml\":{},\"report\":{}}}", json(&export.text), export.report.json()))
    }
}

impl Session {
    fn update(&self, command: Command) {
        self.editor.change(|editor| editor.update(command));
    }

    fn step(&self, command: Command) {
        self.update(command);
        self.tell(Message::Changed { opened: false });
    }

    fn tell(&self, message: Message) {
        if let Some((root, _)) = &self.drawn {
            root.send(message);
        }
    }
}

fn read(settings: &str) -> Result<Settings, JsError> {
    serde_json::from_str(settings).map_err(|error| JsError::new(&format!("settings: {error}")))
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
