//! The façade: all that the page and the JS API may see. Commands go in, a [`View`] comes out.

mod command;
mod view;

pub use command::{Command, Style, UsbWish};
pub use view::*;

use crate::history::{History, Transaction};
use crate::machine::Host;
use crate::xml::{self, Change, Document};

/// One open document with its history, its host and its target.
#[derive(Debug, Clone)]
pub struct Editor {
    file: Option<OpenFile>,
    host: Host,
    target: Option<String>,
    style: Style,
    selected: Option<Key>,
    preview: Option<UsbWish>,
}

#[derive(Debug, Clone)]
struct OpenFile {
    name: String,
    /// The last text that parsed, as a tree; `None` where none ever did.
    document: Option<Document>,
    /// A text that does not parse, with its fault.
    draft: Option<(String, xml::Error)>,
    history: History,
    exported: bool,
}

impl Default for Editor {
    fn default() -> Editor {
        Editor::new()
    }
}

impl Editor {
    /// Nothing loaded, the newest built-in host, no target.
    pub fn new() -> Editor {
        Editor {
            file: None,
            host: Host::default(),
            target: None,
            style: Style::Written,
            selected: None,
            preview: None,
        }
    }

    /// Does what is asked. What cannot be done leaves everything as it was.
    pub fn update(&mut self, command: Command) {
        match command {
            Command::Load { name, text } => self.load(name, text),
            Command::ReplaceText(text) => self.replace_text(text),
            Command::Select(key) => self.selected = key,
            Command::Undo => self.shift(History::undo),
            Command::Redo => self.shift(History::redo),
            _ => {}
        }
    }

    fn load(&mut self, name: String, text: String) {
        let (document, draft) = match xml::parse(&text) {
            Ok(document) => (Some(document), None),
            Err(error) => (None, Some((text, error))),
        };
        self.file = Some(OpenFile { name, document, draft, history: History::default(), exported: false });
        self.selected = None;
        self.preview = None;
    }

    fn replace_text(&mut self, text: String) {
        let Some(file) = &mut self.file else { return };
        match xml::parse(&text) {
            Err(error) => file.draft = Some((text, error)),
            Ok(new) => {
                file.draft = None;
                match &mut file.document {
                    None => file.document = Some(new),
                    Some(document) => {
                        let change = Change::Swap(Box::new(new));
                        file.history.commit_in_run(
                            document,
                            Transaction::new("Edit the text", vec![change]),
                            "text",
                        );
                    }
                }
            }
        }
    }

    fn shift(&mut self, step: fn(&mut History, &mut Document) -> bool) {
        let Some(file) = &mut self.file else { return };
        if let Some(document) = &mut file.document {
            file.draft = None;
            step(&mut file.history, document);
        }
    }

    /// Everything on the page, computed anew.
    pub fn view(&self) -> View {
        let file = self.file.as_ref();
        let text = file.map(|it| match (&it.draft, &it.document) {
            (Some((text, _)), _) => text.clone(),
            (None, Some(document)) => document.to_string(),
            (None, None) => String::new(),
        });
        let text = text.unwrap_or_default();
        let error = file.and_then(|it| it.draft.as_ref()).map(|(_, error)| SourceError {
            line: error.position.line,
            column: error.position.column,
            message: error.message.clone(),
        });
        View {
            file: file.map(|it| File { name: it.name.clone(), state: String::new() }),
            source: Source { lines: text.lines().count() as u32, text, error, ranges: Vec::new() },
            counts: Counts::default(),
            groups: Vec::new(),
            inspector: None,
            problems: Vec::new(),
            hosts: Vec::new(),
            targets: Vec::new(),
            verdict: None,
            export: None,
            undo: file.and_then(|it| it.history.undo_label()).map(str::to_owned),
            redo: file.and_then(|it| it.history.redo_label()).map(str::to_owned),
        }
    }
}
