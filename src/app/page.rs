//! `Page`: one editor, its present view, and what is open around it. Wishes come in, all is drawn anew.

use super::element::Place;
use super::export::outlook::Studies;
use super::icon::icon;
use super::surroundings::{Lent, Settings, Shared, Told, Ui};
use super::wish::{Ask, Notice, Secrets, Tab, Wish};
use super::work::Work;
use super::{
    announce, context_bar, element, empty, export, files, history, inspector, key_map, keyboard, masthead,
    palette, problems, source, splitter, text, tree,
};
use crate::editor::{Changes, Command, Editor, Export, Found, Key, View};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use std::rc::Rc;
use web_sys::{Element, EventTarget};
use yew::{Callback, Component, Context, Html, NodeRef, Properties, classes, html};

/// How long a message stays, in milliseconds.
const NOTICE_TIME: u32 = 8_000;

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
}

/// The whole page.
#[derive(Debug)]
pub struct Page {
    editor: Shared,
    view: Rc<View>,
    /// The export view, while it is shown: it takes longer than all the rest.
    export: Option<Rc<Export>>,
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
    /// A file is held over the page, or no longer.
    Dragging(bool),
    /// Whoever embeds the page changed the editor: loaded another document, or a step within it.
    Changed {
        /// It is another document.
        opened: bool,
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
        let mut work = context.props().settings.alone.then(Work::chosen);
        let empty = editor.get().view().file.is_none();
        let kept = work.as_mut().filter(|it| empty && it.on).and_then(Work::recall);
        let resumed = kept.as_ref().map(|it| it.left_out);
        if let Some(kept) = kept {
            editor.change(|editor| editor.update(kept.resume()));
        }
        let view = Rc::new(editor.get().view());
        Page {
            view,
            editor,
            export: None,
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
            changes: None,
            work,
            to_be_kept: false,
            keeping: None,
            resumed,
            palette: false,
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
                self.keep_work();
                true
            }
            Message::Found(found) => {
                self.studies.learn(found);
                true
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

    fn changed(&mut self, context: &Context<Page>, _: &PageProps) -> bool {
        self.follow_ui(context);
        true
    }

    fn rendered(&mut self, context: &Context<Page>, first: bool) {
        if first {
            self.listen(context);
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

    fn view(&self, context: &Context<Page>) -> Html {
        let ask = ask(context);
        let view = &self.view;
        let loaded = view.file.is_some();
        let settings = &context.props().settings;
        html! {
            <div
                ref={self.place.0.clone()}
                part="page"
                data-ui={settings.ui.as_str()}
                data-readonly={settings.readonly.then_some("true")}
                class={classes!("page", loaded.then_some("loaded"), self.dragging.then_some("dragging"))}
                data-tab={self.tab.as_str()}
                data-sheet={self.sheet.then_some("open")}
                data-unsaved={self.would_be_lost().then_some("true")}
            >
                <masthead::Masthead view={view.clone()} tab={self.tab} settings={settings.clone()} ask={ask.clone()} />
                if let (Some(left_out), Some(file)) = (self.resumed, &view.file) {
                    { resumed(&file.name, left_out, &ask) }
                }
                if loaded {
                    { self.work(context, &ask) }
                } else if !settings.alone {
                    <main class="empty"><p class="none">{ text::NOTHING_LOADED }</p></main>
                } else {
                    <empty::Empty ask={ask.clone()} />
                }
                <files::Picker input={self.picker.clone()} ask={ask.clone()} />
                if self.dragging && loaded {
                    <div class="drop-veil" aria-hidden="true">{ text::DROP_TO_OPEN }</div>
                }
                if let Some((notice, _)) = &self.notice {
                    <announce::Toast notice={notice.clone()} ask={ask.clone()} />
                }
                <announce::Announce text={announce::summary(view)} />
                <palette::Palette open={self.palette} view={view.clone()} ask={ask.clone()} />
                <history::History
                    open={self.history}
                    view={view.clone()}
                    changes={self.changes.clone()}
                    readonly={settings.readonly}
                    work={self.work.clone()}
                    ask={ask.clone()}
                />
                <key_map::KeyMap open={self.key_map} {ask} />
            </div>
        }
    }
}

impl Page {
    /// Hears keys and what is dropped or pasted: in the whole window where that is the page's alone.
    fn listen(&mut self, context: &Context<Page>) {
        let alone = context.props().settings.alone;
        let (ask, drag) = (ask(context), context.link().callback(Message::Dragging));
        let page = self.place.0.cast::<Element>().map(EventTarget::from);
        let target = if alone { Some(EventTarget::from(window())) } else { page };
        let Some(target) = target else { return };
        self.listeners.push(keyboard::listen(&target, &self.place, &ask));
        if alone {
            self.listeners.extend(files::listen(&target, &ask, &drag));
            self.listeners.push(files::guard(&self.place));
        }
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

    fn work(&self, context: &Context<Page>, ask: &Ask) -> Html {
        let (view, ask) = (self.view.clone(), ask.clone());
        let exporting = self.tab == Tab::Export;
        html! { <>
            <context_bar::ContextBar view={view.clone()} tab={self.tab} ask={ask.clone()} />
            <main class="work" hidden={exporting} aria-label={text::DEVICES}>
                <tree::TreePane view={view.clone()} ask={ask.clone()} />
                <splitter::Splitter pane={splitter::Pane::Tree} />
                <inspector::InspectorPane view={view.clone()} ask={ask.clone()} />
                <splitter::Splitter pane={splitter::Pane::Source} />
                <source::SourcePane
                    key={context.props().settings.readonly.to_string()}
                    view={view.clone()}
                    opening={self.opening}
                    ghosts={self.ghosts}
                    problem={self.problem}
                    reveal={self.reveal.clone()}
                    lent={context.props().lent.clone()}
                    readonly={context.props().settings.readonly}
                    ask={ask.clone()}
                />
            </main>
            if let Some(export) = self.export.clone().filter(|_| exporting) {
                <export::ExportView {export} known={self.studies.known.clone()} view={view.clone()} ask={ask.clone()} />
            }
            <problems::ProblemStrip
                view={view.clone()}
                open={self.problems_open || self.tab == Tab::Problems}
                alone={self.tab == Tab::Problems}
                current={self.problem}
                ask={ask.clone()}
            />
            <context_bar::BottomBar {view} tab={self.tab} {ask} />
        </> }
    }

    fn grant(&mut self, context: &Context<Page>, wish: Wish) {
        match wish {
            Wish::Do(command) => self.run(context, command),
            Wish::Open(name, text) => self.open(context, name, text),
            Wish::Back => {
                if let Some(before) = self.before.take() {
                    self.editor.change(|editor| *editor = before);
                    self.notice = None;
                    self.show_opened(context);
                    context.props().tell.emit(Told::Change);
                }
            }
            Wish::PickFile => {
                if let Some(input) = self.picker.cast::<web_sys::HtmlInputElement>() {
                    input.click();
                }
            }
            Wish::PasteFromClipboard => files::paste(ask(context)),
            Wish::Show(tab) => {
                if tab != Tab::Export || self.view.can_export() {
                    (self.tab, self.sheet) = (tab, false);
                    self.show_export(context);
                }
            }
            Wish::DrawTimeline => self.studies.draw(&self.editor.get(), found(context)),
            Wish::Leave if self.sheet => self.grant(context, Wish::CloseSheet),
            Wish::Leave if self.tab == Tab::Export => self.grant(context, Wish::Show(Tab::Devices)),
            Wish::Leave => {}
            Wish::Inspect(key) => {
                self.run(context, Command::Select(Some(key)));
                self.sheet = true;
                self.focus = self.place.is_phone().then_some(element::INSPECTOR);
                if self.tab != Tab::Source {
                    self.tab = Tab::Devices;
                }
            }
            Wish::CloseSheet => (self.sheet, self.focus) = (false, Some(element::TREE)),
            Wish::GoTo(line) => self.go_to(line),
            Wish::NextProblem(forward) => self.next_problem(context, forward),
            Wish::ToggleProblems => self.problems_open = !self.problems_open,
            Wish::ToggleGhosts => self.ghosts = !self.ghosts,
            Wish::ToggleTheme => {
                context.props().tell.emit(Told::Dark(!context.props().settings.dark));
            }
            Wish::Save if self.view.can_export() => context.props().tell.emit(Told::Save),
            Wish::Save => {}
            Wish::Exit => context.props().tell.emit(Told::Exit),
            Wish::FocusInspector => self.focus = Some(element::INSPECTOR),
            Wish::ToggleHistory => {
                self.history = !self.history && self.view.file.is_some();
                self.show_changes();
            }
            Wish::KeepWork(on) => self.change_work(|work| work.turn(on)),
            Wish::KeepPasswords(on) => self.change_work(|work| work.with_passwords(on)),
            Wish::ForgetWork => self.forget_work(context),
            Wish::CloseResumed => self.resumed = None,
            Wish::ToggleKeyMap => self.key_map = !self.key_map,
            Wish::TogglePalette => self.palette = !self.palette,
            Wish::Copy(text, secrets) => files::copy(text, text::copied(secrets), ask(context)),
            Wish::DownloadOriginal(name, text) => {
                files::download(&name, &text, "application/xml");
                self.say(context, Notice::new(text::downloaded(&name, Secrets::None)));
            }
            Wish::Download(name, text, mime, secrets) => {
                files::download(&name, &text, mime);
                self.run(context, Command::Exported);
                self.say(context, Notice::new(text::downloaded(&name, secrets)));
            }
            Wish::Read(notice) => self.say(context, notice),
            Wish::CloseNotice => self.notice = None,
            Wish::NextPane(forward) => self.place.focus_next_pane(forward),
        }
    }

    fn run(&mut self, context: &Context<Page>, command: Command) {
        let props = context.props();
        if let Command::LoadSample(_) | Command::Load { .. } = command {
            self.remember();
            self.editor.change(|editor| editor.update(command));
            self.show_opened(context);
            self.say_opened(context);
            props.tell.emit(Told::Change);
            return;
        }
        if props.settings.readonly && command.edits() {
            self.say(context, Notice::new(text::READ_ONLY));
            return;
        }
        let before = self.view.clone();
        let making_all = command == Command::MakeAllExplicit;
        let removing = matches!(command, Command::Remove(_)).then(|| self.selected_name()).flatten();
        let implicit = self.view.counts.implicit;
        let selected = self.selected();
        self.editor.change(|editor| editor.update(command));
        self.show(context);
        if before.source.text != self.view.source.text {
            props.tell.emit(Told::Change);
        }
        if making_all && self.view.counts.implicit < implicit {
            let written = implicit - self.view.counts.implicit;
            let undo = Wish::Do(Command::Undo);
            self.say(context, Notice::new(text::all_written(written)).offering(text::UNDO, undo));
        }
        if let Some(name) = removing {
            self.say(
                context,
                Notice::new(text::removed(&name)).offering(text::UNDO, Wish::Do(Command::Undo)),
            );
        }
        if self.selected() != selected {
            self.reveal_selected();
        }
    }

    fn open(&mut self, context: &Context<Page>, name: String, text: String) {
        let host = crate::editor::describes_a_host(&text);
        self.run(context, Command::Load { name, text });
        if host {
            self.say(context, Notice::new(text::HOST_LOADED));
        }
    }

    fn remember(&mut self) {
        if self.view.file.is_some() {
            self.before = Some(self.editor.get().clone());
        }
    }

    fn show(&mut self, context: &Context<Page>) {
        self.view = Rc::new(self.editor.get().view());
        self.problem = self.problem.filter(|&index| index < self.view.problems.len());
        if self.tab == Tab::Export && !self.view.can_export() {
            self.tab = Tab::Devices;
        }
        self.show_export(context);
        self.show_changes();
        self.to_be_kept = self.work.is_some();
    }

    fn show_changes(&mut self) {
        self.changes = if self.history { self.editor.get().changes().map(Rc::new) } else { None };
    }

    fn keep_work(&mut self) {
        self.keeping = None;
        if let Some(work) = &mut self.work {
            work.keep(&self.editor.get());
        }
    }

    fn change_work(&mut self, change: impl FnOnce(&mut Work)) {
        if let Some(work) = &mut self.work {
            change(work);
        }
        self.keep_work();
    }

    /// Forgets what is kept. What came from the last visit is closed with it.
    fn forget_work(&mut self, context: &Context<Page>) {
        (self.keeping, self.to_be_kept) = (None, false);
        let mut notice = Notice::new(text::FORGOTTEN);
        if self.resumed.take().is_some() {
            self.remember();
            self.editor.change(|editor| *editor = Editor::new());
            self.history = false;
            self.show_opened(context);
            self.to_be_kept = false;
            notice = notice.offering(text::BACK, Wish::Back);
            context.props().tell.emit(Told::Change);
        }
        if let Some(work) = &mut self.work {
            work.forget();
        }
        self.say(context, notice);
    }

    /// Whether leaving the page loses edits: those that nobody keeps, or not whole.
    fn would_be_lost(&self) -> bool {
        let kept = self.keeping.is_none() && self.work.as_ref().is_some_and(|it| it.kept == Some(0));
        !kept && self.view.file.as_ref().is_some_and(|file| file.unsaved)
    }

    fn show_export(&mut self, context: &Context<Page>) {
        let editor = self.editor.get();
        self.export = if self.tab == Tab::Export { editor.export().map(Rc::new) } else { None };
        match &self.export {
            Some(export) => {
                let counts = &self.view.counts;
                self.studies.follow(&editor, export, counts.written + counts.implicit, found(context));
            }
            None => self.studies.pause(),
        }
    }

    fn show_opened(&mut self, context: &Context<Page>) {
        self.opening += 1;
        (self.tab, self.sheet, self.problem, self.resumed) = (Tab::Devices, false, None, None);
        self.show(context);
    }

    fn say_opened(&mut self, context: &Context<Page>) {
        if self.before.is_none() {
            return;
        }
        let name = self.view.file.as_ref().map(|file| file.name.clone()).unwrap_or_default();
        self.say(context, Notice::new(text::opened(&name)).offering(text::BACK, Wish::Back));
    }

    fn say(&mut self, context: &Context<Page>, notice: Notice) {
        let link = context.link().clone();
        let timeout = Timeout::new(NOTICE_TIME, move || ask_of(&link).emit(Wish::CloseNotice));
        self.notice = Some((notice, timeout));
    }

    fn selected(&self) -> Option<Key> {
        self.view.inspector.as_ref().map(|it| it.row.key.clone())
    }

    fn selected_name(&self) -> Option<String> {
        self.view.inspector.as_ref().map(|it| it.row.name.clone())
    }

    fn reveal_selected(&mut self) {
        let Some(key) = self.selected() else { return };
        if let Some(range) = self.view.source.ranges.iter().find(|range| range.key == key) {
            self.reveal_lines(range.first, range.last, false);
        } else if let Some(ghost) = self.view.source.ghosts.iter().find(|ghost| ghost.key == key) {
            self.reveal_lines(ghost.after, ghost.after, false);
        }
    }

    fn reveal_lines(&mut self, first: u32, last: u32, caret: bool) {
        let count = self.reveal.as_ref().map_or(0, |it| it.count) + 1;
        self.reveal = Some(source::Reveal { first, last, caret, count });
    }

    fn go_to(&mut self, line: u32) {
        self.tab = if self.place.is_wide() { Tab::Devices } else { Tab::Source };
        self.reveal_lines(line, line, true);
    }

    fn next_problem(&mut self, context: &Context<Page>, forward: bool) {
        let count = self.view.problems.len();
        if count == 0 {
            self.say(context, Notice::new(text::NO_PROBLEMS));
            return;
        }
        let next = match (self.problem, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(index), true) => (index + 1) % count,
            (Some(index), false) => (index + count - 1) % count,
        };
        self.problem = Some(next);
        let problem = self.view.problems[next].clone();
        if let Some(key) = problem.key {
            self.run(context, Command::Select(Some(key)));
        }
        if let Some(line) = problem.line {
            self.go_to(line);
        }
    }
}

/// Says that work of the last visit is back, until it is closed.
fn resumed(name: &str, left_out: usize, ask: &Ask) -> Html {
    let close = ask.reform(|_| Wish::CloseResumed);
    html! {
        <section class="resumed" aria-label={text::RESUMED} role="status">
            <span><b>{ text::RESUMED }</b>{ ". " }{ text::resumed(name, left_out) }</span>
            <button type="button" class="link" onclick={ask.reform(|_| Wish::ToggleHistory)}>{ text::SINCE_LOADED }</button>
            <button type="button" class="link" onclick={ask.reform(|_| Wish::ForgetWork)}>{ text::FORGET_WORK }</button>
            <span class="space"></span>
            <button type="button" class="plain sign" aria-label={text::CLOSE} title={text::CLOSE} onclick={close}>{ icon("close") }</button>
        </section>
    }
}

fn ask(context: &Context<Page>) -> Ask {
    ask_of(context.link())
}

fn found(context: &Context<Page>) -> Callback<Found> {
    context.link().callback(Message::Found)
}

fn ask_of(link: &yew::html::Scope<Page>) -> Ask {
    link.callback(Message::Wish)
}
