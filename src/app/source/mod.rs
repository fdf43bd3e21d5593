//! The source pane: the text, in step with tree and form both ways.

mod editor;
mod help;
mod marks;

use super::icon::icon;
use super::surroundings::Lent;
use super::wish::{Ask, Secrets, Wish};
use crate::editor::{Command, View};
use editor::SourceEditor;
use std::cell::RefCell;
use std::rc::Rc;
use yew::{
    Callback, Html, Properties, classes, component, html, use_effect_with, use_mut_ref, use_node_ref,
    use_state,
};

/// Lines to bring into view.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reveal {
    pub(super) first: u32,
    pub(super) last: u32,
    /// Put the caret there too.
    pub(super) caret: bool,
    /// Tells two wishes for the same lines apart.
    pub(super) count: u32,
}

#[derive(PartialEq, Properties)]
pub(super) struct SourceProps {
    pub(super) view: Rc<View>,
    /// Which opening the text comes from.
    pub(super) opening: u32,
    /// Show what libvirt would add.
    pub(super) ghosts: bool,
    /// The problem that is being looked at.
    pub(super) problem: Option<usize>,
    pub(super) reveal: Option<Reveal>,
    pub(super) lent: Lent,
    /// Holds as long as the pane, and so does the language: another value needs another `key`.
    pub(super) readonly: bool,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn SourcePane(props: &SourceProps) -> Html {
    let SourceProps { view, ask, .. } = props;
    let host = use_node_ref();
    let editor = use_state(|| None::<Rc<SourceEditor>>);
    // What the editor reports reaches the present view, not the one of the moment when it was made.
    let latest = use_mut_ref(|| (view.clone(), ask.clone()));
    *latest.borrow_mut() = (view.clone(), ask.clone());
    {
        let (host, editor, lent) = (host.clone(), editor.clone(), props.lent.clone());
        let (readonly, words) = (props.readonly, ask.words);
        use_effect_with((), move |()| {
            let asked = latest.clone();
            let help = move |question: String, before: String, behind: String| {
                let (view, ask) = &*asked.borrow();
                help::answer(&view.assist, ask, &question, &before, &behind)
            };
            let tell = Callback::from(move |event| hear(event, &latest));
            editor::create(&lent, &host, readonly, words, tell, help, move |made| {
                editor.set(Some(Rc::new(made)))
            });
        });
    }
    let ready = editor.is_some();
    {
        let (editor, view) = (editor.clone(), view.clone());
        let shown = use_mut_ref(|| 0);
        use_effect_with((ready, props.opening, view.source.text.clone()), move |(_, opening, text)| {
            let Some(editor) = editor.as_ref() else { return };
            let fresh = shown.replace(*opening) != *opening;
            editor.text(text, fresh);
        });
    }
    {
        let editor = editor.clone();
        let marks = marks::of(view, ask, props.ghosts, props.problem);
        use_effect_with((ready, marks), move |(_, marks)| {
            if let Some(editor) = editor.as_ref() {
                editor.marks(marks);
            }
        });
    }
    {
        let editor = editor.clone();
        use_effect_with((ready, props.reveal.clone()), move |(_, reveal)| {
            if let (Some(editor), Some(reveal)) = (editor.as_ref(), reveal) {
                editor.reveal(reveal.first, reveal.last, reveal.caret);
            }
        });
    }
    let copy = {
        let text = view.source.text.clone();
        let secrets = if view.secrets == 0 { Secrets::None } else { Secrets::Included(view.secrets) };
        ask.reform(move |_| Wish::Copy(text.clone(), secrets))
    };
    let toggle = ask.reform(|_| Wish::ToggleGhosts);
    let broken = view.source.error.is_some();
    let previewed =
        view.inspector.as_ref().and_then(|it| it.usb.as_ref()).and_then(|usb| usb.preview.as_ref());
    let (ghost_icon, ghost_label) = if props.ghosts {
        ("eye", ask.words.implicit_shown())
    } else {
        ("eye-off", ask.words.implicit_hidden())
    };
    html! {
        <section class="source-pane" aria-label={ask.words.source()}>
            <div class="pane-head">
                <h2>{ ask.words.source() }</h2>
                <span class="counts">
                    { ask.words.lines(view.source.lines) }
                    if broken && view.counts.implicit > 0 { { ", " }{ ask.words.ghosts_gone() } }
                </span>
                <span class="space"></span>
                if !broken {
                    <button type="button" class="plain" aria-pressed={props.ghosts.to_string()} onclick={toggle}>
                        { icon(ghost_icon) }{ ghost_label }
                    </button>
                }
                <button type="button" class="plain sign" aria-label={ask.words.copy_source()} title={ask.words.copy_source()} onclick={copy}>
                    { icon("copy") }
                </button>
            </div>
            if let Some(preview) = previewed {
                <p class="preview-band">{ icon("eye") }{ &preview.title }</p>
            }
            <div ref={host} id="source" class={classes!("source-host", (!ready).then_some("loading"))}
                tabindex={(!ready).then_some("-1")}>
            </div>
            if !ready {
                <p class="none" role="status">{ ask.words.loading_editor() }</p>
            }
        </section>
    }
}

/// Sends on what the editor reports.
fn hear(event: editor::Event, latest: &Rc<RefCell<(Rc<View>, Ask)>>) {
    let (view, ask) = latest.borrow().clone();
    match event {
        editor::Event::Text(text) => ask.emit(Wish::Do(Command::ReplaceText(text))),
        editor::Event::Undo => ask.emit(Wish::Do(Command::Undo)),
        editor::Event::Redo => ask.emit(Wish::Do(Command::Redo)),
        editor::Event::Ghost(key) => ask.emit(Wish::Do(Command::Select(Some(key)))),
        editor::Event::Fix(problem, fix) => {
            let fix = view.problems.get(problem).and_then(|it| it.fixes.get(fix));
            if let Some(fix) = fix {
                ask.emit(Wish::Do(fix.command.clone()));
            }
        }
        editor::Event::Line(line) => {
            let selected = view.inspector.as_ref().map(|it| &it.row.key);
            let inside = |range: &&crate::editor::SourceRange| range.first <= line && line <= range.last;
            let under = view.source.ranges.iter().filter(inside).min_by_key(|range| range.last - range.first);
            // While the caret stays on one device there is nothing to compute anew.
            if under.is_some_and(|range| Some(&range.key) != selected) {
                ask.emit(Wish::Do(Command::SelectLine(line)));
            }
        }
    }
}
