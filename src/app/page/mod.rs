//! `Page`: one editor, its present view, and what is open around it. Wishes come in, all is drawn anew.

mod add;
mod draw;
mod grant;
mod kept;
mod language;
mod reach;
mod show;

pub use reach::Reach;

use super::add::Adding;
use super::element::Place;
use super::export::outlook::Studies;
use super::surroundings::{Lent, Opening, Settings, Shared, Told, Ui};
use super::text::Language;
use super::wish::{Ask, Notice, Tab, Wish};
use super::work::Work;
use super::{element, files, keyboard, link, source};
use crate::editor::{Changes, Editor, Export, Found, Memory, Share, Topology, View};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, EventTarget};
use yew::{Callback, Component, Context, Html, NodeRef, Properties};

/// How long after a change unsaved work is kept, in milliseconds.
const CALM: u32 = 250;

/// What a page is given.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PageProps {
    /// The editor, which whoever embeds the page may change as well: see [`Message::Loaded`].
    pub editor: Shared,
    /// How it is to look and behave.
    pub settings: Settings,
    /// What is lent to it.
    pub lent: Lent,
    /// Hears what the user did.
    pub tell: Callback<Told>,
    /// By which it hears what whoever embeds it did.
    pub reach: Reach,
}

/// The whole page.
#[derive(Debug)]
pub struct Page {
    editor: Shared,
    /// Where its wishes go: always the same, so that nothing is drawn anew for having another.
    wishes: Callback<Wish>,
    view: Rc<View>,
    /// What the engine says in the page's language; `None` for English, and until it has come.
    memory: Option<Rc<Memory>>,
    /// The export view, while it is shown: it takes longer than all the rest.
    export: Option<Rc<Export>>,
    /// What sits where, while it is shown.
    topology: Option<Rc<Topology>>,
    /// What comes once the export is shown.
    studies: Studies,
    /// What was open before the last opening.
    before: Option<Editor>,
    /// Counts openings, so that the source pane knows another document from an edit.
    opening: u32,
    tab: Tab,
    /// The inspector covers the list on a small screen.
    sheet: bool,
    problems_open: bool,
    /// The problem that F8 went to.
    problem: Option<usize>,
    ghosts: bool,
    key_map: bool,
    history: bool,
    /// What is about to be shared.
    share: Option<Rc<Share>>,
    /// What differs from the loaded document, while the history is shown.
    changes: Option<Rc<Changes>>,
    /// What the browser keeps for the next visit; `None` for an editor that is a part of another page.
    work: Option<Work>,
    /// The text is another than what is kept.
    to_be_kept: bool,
    /// It is about to be kept.
    keeping: Option<Timeout>,
    /// How many secrets were left out of the work of the last visit, while it is said that it is back.
    resumed: Option<usize>,
    palette: bool,
    adding: Adding,
    /// A file is held over the page.
    dragging: bool,
    notice: Option<(Notice, Timeout)>,
    /// Lines to bring into view in the source; counted, so that the same line can be gone to twice.
    reveal: Option<source::Reveal>,
    picker: NodeRef,
    place: Place,
    /// What takes the focus once it is drawn.
    focus: Option<&'static str>,
    /// Kept, because dropping one ends it.
    listeners: Vec<EventListener>,
}

/// What happens to a page.
#[derive(Debug)]
pub enum Message {
    /// A user wants something.
    Wish(Wish),
    /// It is calm, so that unsaved work can be kept.
    KeepWork,
    /// Something more is known about the export.
    Found(Found),
    /// What the engine says in this language has come.
    Learned(Language, Rc<Memory>),
    /// A file is held over the page, or no longer.
    Dragging(bool),
    /// Whoever embeds the page changed the editor: loaded another document, or a step within it.
    Changed {
        /// It is another document.
        opened: bool,
    },
    /// The user has already chosen what to open, before the page was there.
    Open {
        /// What it is.
        opening: Opening,
        /// It was chosen by keyboard: the focus goes on from the device tree.
        by_keyboard: bool,
    },
    /// Whoever embeds the page wants a line seen.
    Reveal(u32),
    /// Whoever embeds the page has something to say.
    Say(String),
}

impl Component for Page {
    type Message = Message;
    type Properties = PageProps;

    fn create(context: &Context<Page>) -> Page {
        let editor = context.props().editor.clone();
        context.props().reach.hear(context.link().callback(|message| message));
        let mut work = context.props().settings.alone.then(Work::chosen);
        let empty = editor.get().view().file.is_none();
        let kept = work.as_mut().filter(|it| empty && it.on).and_then(Work::recall);
        let resumed = kept.as_ref().map(|it| it.left_out);
        if let Some(kept) = kept {
            editor.change(|editor| editor.update(kept.resume()));
        }
        let view = Rc::new(editor.get().view());
        Page {
            wishes: context.link().callback(Message::Wish),
            view,
            memory: None,
            editor,
            export: None,
            topology: None,
            studies: Studies::default(),
            before: None,
            opening: 0,
            tab: Tab::Devices,
            sheet: false,
            problems_open: false,
            problem: None,
            ghosts: true,
            key_map: false,
            history: false,
            share: None,
            changes: None,
            work,
            to_be_kept: false,
            keeping: None,
            resumed,
            palette: false,
            adding: Adding::default(),
            dragging: false,
            notice: None,
            reveal: None,
            picker: NodeRef::default(),
            place: Place::default(),
            focus: None,
            listeners: Vec::new(),
        }
    }

    fn update(&mut self, context: &Context<Page>, message: Message) -> bool {
        match message {
            Message::Wish(wish) => {
                self.grant(context, wish);
                true
            }
            Message::KeepWork => {
                let before = (self.work.clone(), self.would_be_lost());
                self.keep_work();
                before != (self.work.clone(), self.would_be_lost())
            }
            Message::Found(found) => {
                self.studies.learn(self.said(found));
                true
            }
            Message::Learned(language, memory) => {
                let spoken = language == words(context);
                if spoken {
                    self.memory = Some(memory);
                    self.say_anew(context);
                }
                spoken
            }
            Message::Dragging(dragging) => std::mem::replace(&mut self.dragging, dragging) != dragging,
            Message::Changed { opened: true } => {
                self.show_opened(context);
                true
            }
            Message::Changed { opened: false } => {
                self.show(context);
                true
            }
            Message::Open { opening, by_keyboard } => {
                self.grant(context, opening.into());
                self.focus = by_keyboard.then_some(element::TREE);
                true
            }
            Message::Say(text) => {
                self.say(context, Notice::new(text));
                true
            }
            Message::Reveal(line) => {
                self.go_to(line);
                true
            }
        }
    }

    fn changed(&mut self, context: &Context<Page>, before: &PageProps) -> bool {
        if before.settings.lang != words(context) {
            self.listen(context);
            self.learn(context);
        }
        self.follow_ui(context);
        true
    }

    fn view(&self, context: &Context<Page>) -> Html {
        self.draw(context)
    }

    fn rendered(&mut self, context: &Context<Page>, first: bool) {
        if first {
            self.listen(context);
            self.learn(context);
            self.follow_ui(context);
            context.props().tell.emit(Told::Ready);
        }
        if self.keeping.is_none() && self.to_be_kept {
            self.to_be_kept = false;
            let link = context.link().clone();
            self.keeping = Some(Timeout::new(CALM, move || link.send_message(Message::KeepWork)));
        }
        if let Some(selector) = self.focus.take() {
            self.place.focus(selector);
        }
    }
}

impl Page {
    /// Hears keys and what is dropped or pasted: in the whole window where that is the page's alone.
    fn listen(&mut self, context: &Context<Page>) {
        let alone = context.props().settings.alone;
        let (ask, drag) = (self.ask(context), context.link().callback(Message::Dragging));
        let page = self.place.0.cast::<Element>().map(EventTarget::from);
        let target = if alone { Some(EventTarget::from(window())) } else { page };
        let Some(target) = target else { return };
        self.listeners.clear();
        self.listeners.push(keyboard::listen(&target, &self.place, &ask));
        if alone {
            self.listeners.extend(files::listen(&target, &ask, &drag));
            self.listeners.push(files::guard(&self.place));
            spawn_local(async move {
                if let Some(arrived) = link::arrived().await {
                    ask.emit(Wish::Arrive(arrived.ok()));
                }
            });
        }
    }

    /// How components send their wishes.
    fn ask(&self, context: &Context<Page>) -> Ask {
        Ask::new(words(context), self.wishes.clone())
    }

    /// Shows the part that the settings name.
    fn follow_ui(&mut self, context: &Context<Page>) {
        let tab = match context.props().settings.ui {
            Ui::Full => return,
            Ui::Tree => Tab::Devices,
            Ui::Source => Tab::Source,
            Ui::Diff if self.view.can_export() => Tab::Export,
            Ui::Diff => Tab::Devices,
        };
        if self.tab != tab {
            context.link().send_message(Message::Wish(Wish::Show(tab)));
        }
    }
}

/// The words of this page.
fn words(context: &Context<Page>) -> Language {
    context.props().settings.lang
}

/// Where what is found out about the export goes.
fn found(context: &Context<Page>) -> Callback<Found> {
    context.link().callback(Message::Found)
}
