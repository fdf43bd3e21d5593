//! `Wish`: what a component may ask of the page. One callback carries them all.

use super::text::Language;
use crate::editor::{Carried, Command, Key, Memory, Told, Words};
use std::rc::Rc;
use yew::Callback;

/// How components send their wishes, and the language in which they speak to the user.
#[derive(Debug, Clone)]
pub(super) struct Ask {
    /// The words of the page: `ask.words.undo()`.
    pub(super) words: Language,
    memory: Option<Rc<Memory>>,
    wishes: Callback<Wish>,
}

impl PartialEq for Ask {
    fn eq(&self, other: &Ask) -> bool {
        let (memory, others) = (self.memory.as_ref().map(Rc::as_ptr), other.memory.as_ref().map(Rc::as_ptr));
        self.words == other.words && memory == others && self.wishes == other.wishes
    }
}

impl Ask {
    pub(super) fn new(words: Language, wishes: Callback<Wish>) -> Ask {
        Ask { words, memory: None, wishes }
    }

    /// The same, with what the engine says in the page's language.
    pub(super) fn knowing(self, memory: Option<Rc<Memory>>) -> Ask {
        Ask { memory, ..self }
    }

    /// What the engine says, in the page's language, for what is not in the view.
    pub(super) fn said(&self, text: &str) -> String {
        self.memory.as_ref().and_then(|it| it.translate(text)).unwrap_or_else(|| text.to_owned())
    }

    /// The language in which the engine speaks here, with its memory; `None` for English, and until it has come.
    pub(super) fn language(&self) -> Option<(&str, &Memory)> {
        self.memory.as_deref().map(|it| (self.words.tag(), it))
    }

    /// The same of all words in something.
    pub(super) fn told<T: Told>(&self, mut it: T) -> T {
        if let Some(memory) = &self.memory {
            it.tell(&mut |words, text| say(memory, words, text));
        }
        it
    }

    /// `lang` of a sentence of the engine, where that is not the page's: one that the memory does not know, and each
    /// until the memory has come.
    pub(super) fn tongue(&self, sentence: &str) -> Option<&'static str> {
        let is_left = match &self.memory {
            Some(memory) => memory.has_left(sentence),
            None => self.words != Language::English,
        };
        is_left.then_some(Language::English.tag())
    }

    /// Sends a wish.
    pub(super) fn emit(&self, wish: Wish) {
        self.wishes.emit(wish);
    }

    /// A callback that sends the wish which `wish` makes of what it hears.
    pub(super) fn reform<T>(&self, wish: impl Fn(T) -> Wish + 'static) -> Callback<T> {
        self.wishes.reform(wish)
    }
}

/// Puts what the engine says into the language of the memory, where that knows it.
pub(super) fn say(memory: &Memory, words: Words, text: &mut String) {
    let told = match words {
        Words::Sentences => memory.translate_sentences(text),
        Words::Label => memory.translate(text),
    };
    if let Some(told) = told {
        *text = told;
    }
}

/// One wish of the user.
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    /// To change or see the document otherwise.
    Do(Command),
    /// To open a text under a file name.
    Open(String, String),
    /// To choose a file.
    PickFile,
    /// To open what the clipboard holds.
    PasteFromClipboard,
    /// To have the document back that the last opening replaced.
    Back,
    /// To look at another part.
    Show(Tab),
    /// To have the timeline although it takes long.
    DrawTimeline,
    /// To go back from what covers the devices: the sheet of a small screen, the export view.
    Leave,
    /// To select a row and see it explained, on a small screen too.
    Inspect(Key),
    /// To choose a device to add, or no longer.
    ToggleAdd,
    /// To see what adding a device of the kind would do.
    PreviewDevice(String),
    /// To add the device that was looked at.
    AddDevice(Command),
    /// To close the sheet that explains the selection on a small screen.
    CloseSheet,
    /// To go to a line of the source.
    GoTo(u32),
    /// To go to the next (or the previous) problem.
    NextProblem(bool),
    /// To mend a problem, from the list of problems.
    Mend(Command),
    /// To see the quick fixes of the problem that is being looked at, or of the next one.
    QuickFix,
    /// To see or hide the list of problems.
    ToggleProblems,
    /// To see or hide in the source what libvirt would add.
    ToggleGhosts,
    /// To change between light and dark.
    ToggleTheme,
    /// To read the page in this language.
    Speak(Language),
    /// To see or leave the history.
    ToggleHistory,
    /// To have unsaved work kept in the browser from now on, or no longer.
    KeepWork(bool),
    /// To have its passwords kept with it, or not.
    KeepPasswords(bool),
    /// To have what is kept forgotten, and closed where it came from the last visit.
    ForgetWork,
    /// To hear no longer that work of the last visit is back.
    CloseResumed,
    /// To share the document by a link, or no longer.
    ToggleShare,
    /// To open what a link carried; `None` where it was not whole.
    Arrive(Option<Carried>),
    /// To see or leave the map of the keyboard.
    ToggleKeyMap,
    /// To go to something by typing its name, or no longer.
    TogglePalette,
    /// To copy a text.
    Copy(String, Secrets),
    /// To have the document as it was loaded: file name, text. It counts as no export.
    DownloadOriginal(String, String),
    /// To download a text: file name, text, MIME type.
    Download(String, String, &'static str, Secrets),
    /// To have a picture of the topology: file name, SVG. It counts as no export.
    DownloadPicture(String, String),
    /// To read a short message that goes away by itself.
    Read(Notice),
    /// To be rid of the message.
    CloseNotice,
    /// To move the focus to the next (or the previous) pane.
    NextPane(bool),
    /// To move the focus to the inspector.
    FocusInspector,
    /// To have the text saved by whoever embeds the editor.
    Save,
    /// To leave the editor for whoever embeds it.
    Exit,
}

/// What becomes of the secrets of a text that leaves the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secrets {
    /// There are none, or it is not about a document.
    None,
    /// So many are in it.
    Included(usize),
    /// So many were left out.
    LeftOut(usize),
}

/// The parts of the page. On a wide screen devices and source are seen together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Device tree and inspector.
    Devices,
    /// The source.
    Source,
    /// The problems; a strip below everything on a wide screen.
    Problems,
    /// What sits where.
    Topology,
    /// The export view.
    Export,
}

impl Tab {
    /// Its name for style sheets.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Tab::Devices => "devices",
            Tab::Source => "source",
            Tab::Problems => "problems",
            Tab::Topology => "topology",
            Tab::Export => "export",
        }
    }
}

/// A short message, with a way out where there is one.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// What happened.
    pub(super) text: String,
    /// Label and wish of its button.
    pub(super) action: Option<(&'static str, Box<Wish>)>,
}

impl Notice {
    /// How long one stays, in milliseconds.
    pub(super) const TIME: u32 = 8_000;

    /// Only says something.
    pub(super) fn new(text: impl Into<String>) -> Notice {
        Notice { text: text.into(), action: None }
    }

    /// Also offers something.
    pub(super) fn offering(mut self, label: &'static str, wish: Wish) -> Notice {
        self.action = Some((label, Box::new(wish)));
        self
    }
}
