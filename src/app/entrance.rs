//! `Entrance`: the stand-alone page while nothing is open, as a program of its own that is small and so is there at once. It
//! links nothing of the engine: what is to be opened it passes on to the whole program.

use super::element::Place;
use super::surroundings::{Opening, Settings, Told};
use super::wish::{Ask, Notice, Tab, Wish};
use super::{announce, empty, files, key_map, keyboard, masthead, palette};
use crate::editor::View;
use gloo::events::EventListener;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use std::rc::Rc;
use yew::{Callback, Component, Context, Html, NodeRef, Properties, classes, html};

/// How long one waits before it is said what for, in milliseconds: mostly the program is there before.
const PATIENCE: u32 = 200;

/// How far the whole program has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Progress {
    /// Nobody waits for it.
    #[default]
    Idle,
    /// Something is to be opened as soon as it is there.
    Coming,
    /// It did not come: why.
    Failed(String),
}

/// What an entrance passes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passed {
    /// As any page tells it.
    Told(Told),
    /// What the whole program is to open.
    Open(Opening),
}

/// What an entrance is given.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct EntranceProps {
    /// How it is to look.
    pub settings: Settings,
    /// How far the whole program has come.
    pub progress: Progress,
    /// Hears what the user did.
    pub tell: Callback<Passed>,
}

/// The page while nothing is open.
#[derive(Debug)]
pub struct Entrance {
    view: Rc<View>,
    /// Until the bar is painted there is nothing but the bar: it answers while the rest is drawn.
    whole: bool,
    key_map: bool,
    palette: bool,
    /// A file is held over the page.
    dragging: bool,
    /// A message, and what takes it away again.
    notice: Option<(Notice, Option<Timeout>)>,
    /// What was to be opened last: to try again.
    wanted: Option<Opening>,
    /// Until it is said what one waits for.
    patience: Option<Timeout>,
    picker: NodeRef,
    place: Place,
    /// Kept, because dropping one ends it.
    listeners: Vec<EventListener>,
    /// The frame after which the rest is drawn.
    painted: Option<AnimationFrame>,
}

/// What happens to an entrance.
#[derive(Debug)]
pub enum Message {
    /// A user wants something.
    Wish(Wish),
    /// A file is held over the page, or no longer.
    Dragging(bool),
    /// The program still has not come.
    Late,
    /// The bar is painted.
    Painted,
}

impl Component for Entrance {
    type Message = Message;
    type Properties = EntranceProps;

    fn create(_context: &Context<Entrance>) -> Entrance {
        Entrance {
            view: Rc::new(View::nothing()),
            whole: false,
            key_map: false,
            palette: false,
            dragging: false,
            notice: None,
            wanted: None,
            patience: None,
            picker: NodeRef::default(),
            place: Place::default(),
            listeners: Vec::new(),
            painted: None,
        }
    }

    fn update(&mut self, context: &Context<Entrance>, message: Message) -> bool {
        match message {
            Message::Wish(wish) => {
                self.grant(context, wish);
                true
            }
            Message::Dragging(dragging) => std::mem::replace(&mut self.dragging, dragging) != dragging,
            Message::Painted => {
                self.painted = None;
                !std::mem::replace(&mut self.whole, true)
            }
            Message::Late => {
                let coming = Notice::new(context.props().settings.lang.editor_is_coming());
                self.notice = Some((coming, None));
                true
            }
        }
    }

    fn changed(&mut self, context: &Context<Entrance>, before: &EntranceProps) -> bool {
        let props = context.props();
        if before.settings.lang != props.settings.lang {
            self.listen(context);
        }
        if before.progress != props.progress {
            self.follow(context);
        }
        true
    }

    fn view(&self, context: &Context<Entrance>) -> Html {
        let settings = &context.props().settings;
        let coming = context.props().progress == Progress::Coming;
        let ask = ask(context);
        html! {
            <div
                ref={self.place.0.clone()}
                part="page"
                lang={ask.words.tag()}
                data-ui={settings.ui.as_str()}
                class={classes!("page", self.dragging.then_some("dragging"))}
                data-tab={Tab::Devices.as_str()}
                aria-busy={coming.then_some("true")}
            >
                <masthead::Masthead shown={masthead::Shown::from(&*self.view)} tab={Tab::Devices} settings={settings.clone()} ask={ask.clone()} />
                if self.whole {
                    <empty::Empty ask={ask.clone()} />
                }
                <files::Picker input={self.picker.clone()} ask={ask.clone()} />
                if let Some((notice, _)) = &self.notice {
                    <announce::Toast notice={notice.clone()} ask={ask.clone()} />
                }
                <palette::Palette view={self.palette.then(|| self.view.clone())} alone={settings.alone} ask={ask.clone()} />
                <key_map::KeyMap open={self.key_map} {ask} />
            </div>
        }
    }

    fn rendered(&mut self, context: &Context<Entrance>, first: bool) {
        if first {
            self.listen(context);
            context.props().tell.emit(Passed::Told(Told::Ready));
            // A frame begins before it is painted, a timer set in it runs after that.
            let link = context.link().clone();
            self.painted = Some(request_animation_frame(move |_| {
                Timeout::new(0, move || link.send_message(Message::Painted)).forget();
            }));
        }
    }
}

impl Entrance {
    /// Hears keys and what is dropped or pasted, in the whole window.
    fn listen(&mut self, context: &Context<Entrance>) {
        let (ask, dragging) = (ask(context), context.link().callback(Message::Dragging));
        self.listeners.clear();
        self.listeners.push(keyboard::listen(&window(), &self.place, &ask));
        self.listeners.extend(files::listen(&window(), &ask, &dragging));
    }

    /// Says how far the whole program has come.
    fn follow(&mut self, context: &Context<Entrance>) {
        let EntranceProps { settings, progress, .. } = context.props();
        self.patience = None;
        match progress {
            Progress::Idle => {}
            Progress::Coming => {
                let link = context.link().clone();
                self.patience = Some(Timeout::new(PATIENCE, move || link.send_message(Message::Late)));
            }
            Progress::Failed(why) => {
                let mut notice = Notice::new(why.clone());
                if let Some(wanted) = self.wanted.take() {
                    notice = notice.offering(settings.lang.try_again(), wanted.into());
                }
                self.notice = Some((notice, None));
            }
        }
    }

    fn grant(&mut self, context: &Context<Entrance>, wish: Wish) {
        let EntranceProps { settings, tell, .. } = context.props();
        match wish {
            Wish::PickFile => files::pick(&self.picker),
            Wish::PasteFromClipboard => files::paste(ask(context)),
            Wish::Copy(text, secrets) => files::copy(text, settings.lang.copied(secrets), ask(context)),
            Wish::ToggleTheme => tell.emit(Passed::Told(Told::Dark(!settings.dark))),
            Wish::Speak(language) => tell.emit(Passed::Told(Told::Language(language))),
            Wish::ToggleKeyMap => self.key_map = !self.key_map,
            Wish::TogglePalette => self.palette = !self.palette,
            Wish::NextPane(forward) => self.place.focus_next_pane(forward),
            Wish::Read(notice) => {
                let ask = ask(context);
                let close = Timeout::new(Notice::TIME, move || ask.emit(Wish::CloseNotice));
                self.notice = Some((notice, Some(close)));
            }
            Wish::CloseNotice => self.notice = None,
            // What is to be opened was passed on; the rest is about a document, and none is open.
            wish => self.wanted = Opening::of(&wish).or(self.wanted.take()),
        }
    }
}

/// Where the wishes of this page go. What is to be opened is passed on from here, since a file or the clipboard may be read only
/// when the entrance is gone already.
fn ask(context: &Context<Entrance>) -> Ask {
    let (tell, link) = (context.props().tell.clone(), context.link().clone());
    let wishes = Callback::from(move |wish: Wish| {
        let opening = Opening::of(&wish);
        link.send_message(Message::Wish(wish));
        if let Some(opening) = opening {
            tell.emit(Passed::Open(opening));
        }
    });
    Ask::new(context.props().settings.lang, wishes)
}
