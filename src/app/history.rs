//! The history: every moment to go to, and what differs from the document as it was loaded.

use super::dialog::Dialog;
use super::icon::icon;
use super::patch::patch;
use super::text::{self, Language};
use super::wish::{Ask, Wish};
use super::work::Work;
use crate::editor::{Changes, Command, DeviceChange, Moment, View, WhatChanged};
use std::rc::Rc;
use web_sys::{Event, HtmlInputElement};
use yew::{Html, Properties, TargetCast, classes, component, html};

#[derive(PartialEq, Properties)]
pub(super) struct HistoryProps {
    /// What it tells of, while it is open: closed it need not be drawn anew.
    pub(super) view: Option<Rc<View>>,
    /// `None` while the text does not parse.
    pub(super) changes: Option<Rc<Changes>>,
    pub(super) readonly: bool,
    /// What is kept for the next visit; `None` where nothing ever is.
    pub(super) work: Option<Work>,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn History(props: &HistoryProps) -> Html {
    let HistoryProps { view, changes, readonly, work, ask } = props;
    html! {
        <Dialog open={view.is_some()} class="history" words={ask.words} label={ask.words.history()} close={ask.reform(|()| Wish::ToggleHistory)}>
            if let Some(view) = view {
                <div class="columns">
                    <section class="moments" aria-label={ask.words.moments()}>
                        <h3>{ ask.words.moments() }</h3>
                        { moments(&view.history, *readonly, ask) }
                        if let Some(work) = work {
                            { kept(work, view.secrets, ask) }
                        }
                    </section>
                    <section class="changes" aria-label={ask.words.since_loaded()}>
                        if let Some(changes) = changes {
                            { since_loaded(changes, view, *readonly, ask) }
                        } else {
                            <h3>{ ask.words.since_loaded() }</h3>
                            <p class="none">{ ask.words.not_compared() }</p>
                        }
                    </section>
                </div>
            }
        </Dialog>
    }
}

/// Newest first; what was undone lies above the present one.
fn moments(moments: &[Moment], readonly: bool, ask: &Ask) -> Html {
    let now = moments.iter().position(|it| it.current).unwrap_or(moments.len());
    html! {
        <ol reversed=true>
            { for moments.iter().enumerate().rev().map(|(number, it)| {
                let command = it.command.clone();
                let (current, undone) = (it.current, number > now);
                let onclick = ask.reform(move |_| Wish::Do(command.clone()));
                html! {
                    <li key={number}>
                        <button type="button" class={classes!("moment", undone.then_some("undone"))} {onclick}
                            aria-current={current.then_some("step")} aria-disabled={(readonly && !current).to_string()}>
                            <span class="tick">if current { { icon("check") } }</span>
                            <span class="title">{ &it.label }</span>
                            if current { <span class="tag">{ ask.words.now() }</span> }
                            if undone { <span class="hint">{ ask.words.undone() }</span> }
                        </button>
                    </li>
                }
            }) }
        </ol>
    }
}

fn since_loaded(changes: &Changes, view: &View, readonly: bool, ask: &Ask) -> Html {
    let same = changes.diff.is_empty() || (changes.added, changes.removed) == (0, 0);
    let download = {
        let (name, text) = (text::original_name(&changes.name), changes.original.clone());
        ask.reform(move |_| Wish::DownloadOriginal(name.clone(), text.clone()))
    };
    let back = ask.reform(|_| Wish::Do(Command::RestoreOriginal));
    html! { <>
        <div class="since-head">
            <h3>{ ask.words.since_loaded() }</h3>
            <span class="hint">{ ask.words.added_and_removed(changes.added, changes.removed) }</span>
        </div>
        <div class="actions">
            if !same && !readonly {
                <button type="button" class="button" onclick={back}>{ icon("undo") }{ ask.words.back_to_loaded() }</button>
            }
            <button type="button" class="button" onclick={download}>{ icon("download") }{ ask.words.download_loaded() }</button>
        </div>
        if view.secrets > 0 && !view.secrets_shown {
            <p class="hint">{ ask.words.masked_here(view.secrets) }</p>
        }
        if !changes.unknown.is_empty() {
            <p class="unknown-note">{ icon("question") }<span lang={ask.tongue(&changes.unknown)}>{ &changes.unknown }</span></p>
        }
        if same {
            <p class="no-changes">{ icon("accepted") }{ ask.words.nothing_differs() }</p>
        } else {
            if !changes.devices.is_empty() {
                <ul class="devices" aria-label={ask.words.devices_that_differ()}>{ for changes.devices.iter().map(|it| device(it, ask.words)) }</ul>
            } else if changes.unknown.is_empty() {
                <p class="hint">{ ask.words.devices_the_same() }</p>
            }
            { patch(&changes.diff, ask.words) }
        }
    </> }
}

fn device(change: &DeviceChange, words: Language) -> Html {
    let (class, sign, word) = match change.what {
        WhatChanged::Added => ("added", "+", words.added()),
        WhatChanged::Removed => ("removed", "−", words.removed()),
        WhatChanged::Changed => ("changed", "~", words.changed()),
    };
    let side = |value: &Option<String>| value.clone().unwrap_or_else(|| text::NO_VALUE.to_owned());
    html! {
        <li class={classes!(class, change.implicit.then_some("implicit"))}>
            <span class="what"><span aria-hidden="true">{ sign }</span>{ " " }{ word }</span>
            <div>
                <b>{ &change.name }</b>
                if change.implicit { { " " }<span class="tag dashed">{ words.implicit_tag() }</span> }
                if change.facts.is_empty() {
                    <p class="hint">{ &change.description }</p>
                }
                { for change.facts.iter().map(|fact| html! {
                    <p class="fact">
                        <span class="label">{ &fact.label }</span>{ " " }
                        <span class="mono">{ side(&fact.before) }</span>{ " " }{ icon("to") }<span class="unseen">{ words.becomes() }</span>{ " " }
                        <span class="mono">{ side(&fact.now) }</span>
                    </p>
                }) }
            </div>
        </li>
    }
}

/// What the browser keeps for the next visit, and whether it shall.
fn kept(work: &Work, secrets: usize, ask: &Ask) -> Html {
    let switch = |label: &'static str, on: bool, wish: fn(bool) -> Wish| {
        let onchange =
            ask.reform(move |event: Event| wish(event.target_unchecked_into::<HtmlInputElement>().checked()));
        html! { <label class="switch"><input type="checkbox" checked={on} {onchange} />{ label }</label> }
    };
    html! {
        <div class="next-visit">
            <h3>{ ask.words.next_visit() }</h3>
            { switch(ask.words.keep_work(), work.on, Wish::KeepWork) }
            if work.on {
                { switch(ask.words.keep_passwords(), work.passwords, Wish::KeepPasswords) }
                <p class="hint">{ ask.words.kept(work.kept, secrets, work.passwords) }</p>
                <button type="button" class="link" onclick={ask.reform(|_| Wish::ForgetWork)}>{ ask.words.forget_work() }</button>
            } else {
                <p class="hint">{ ask.words.not_kept() }</p>
            }
        </div>
    }
}
