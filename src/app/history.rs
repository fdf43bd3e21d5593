//! The history: every moment to go to, and what differs from the document as it was loaded.

use super::dialog::Dialog;
use super::icon::icon;
use super::patch::patch;
use super::text;
use super::wish::{Ask, Wish};
use super::work::Work;
use crate::editor::{Changes, Command, DeviceChange, Moment, View, WhatChanged};
use std::rc::Rc;
use web_sys::{Event, HtmlInputElement};
use yew::{Html, Properties, TargetCast, classes, component, html};

#[derive(PartialEq, Properties)]
pub(super) struct HistoryProps {
    pub(super) open: bool,
    pub(super) view: Rc<View>,
    /// `None` while the text does not parse.
    pub(super) changes: Option<Rc<Changes>>,
    pub(super) readonly: bool,
    /// What is kept for the next visit; `None` where nothing ever is.
    pub(super) work: Option<Work>,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn History(props: &HistoryProps) -> Html {
    let HistoryProps { open, view, changes, readonly, work, ask } = props;
    html! {
        <Dialog open={*open} class="history" label={text::HISTORY} close={ask.reform(|()| Wish::ToggleHistory)}>
            if *open {
                <div class="columns">
                    <section class="moments" aria-label={text::MOMENTS}>
                        <h3>{ text::MOMENTS }</h3>
                        { moments(&view.history, *readonly, ask) }
                        if let Some(work) = work {
                            { kept(work, view.secrets, ask) }
                        }
                    </section>
                    <section class="changes" aria-label={text::SINCE_LOADED}>
                        if let Some(changes) = changes {
                            { since_loaded(changes, view, *readonly, ask) }
                        } else {
                            <h3>{ text::SINCE_LOADED }</h3>
                            <p class="none">{ text::NOT_COMPARED }</p>
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
                            if current { <span class="tag">{ text::NOW }</span> }
                            if undone { <span class="hint">{ text::UNDONE }</span> }
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
            <h3>{ text::SINCE_LOADED }</h3>
            <span class="hint">{ text::added_and_removed(changes.added, changes.removed) }</span>
        </div>
        <div class="actions">
            if !same && !readonly {
                <button type="button" class="button" onclick={back}>{ icon("undo") }{ text::BACK_TO_LOADED }</button>
            }
            <button type="button" class="button" onclick={download}>{ icon("download") }{ text::DOWNLOAD_LOADED }</button>
        </div>
        if view.secrets > 0 && !view.secrets_shown {
            <p class="hint">{ text::masked_here(view.secrets) }</p>
        }
        if !changes.unknown.is_empty() {
            <p class="unknown-note">{ icon("question") }<span>{ &changes.unknown }</span></p>
        }
        if same {
            <p class="no-changes">{ icon("accepted") }{ text::NOTHING_DIFFERS }</p>
        } else {
            if !changes.devices.is_empty() {
                <ul class="devices" aria-label={text::DEVICES_THAT_DIFFER}>{ for changes.devices.iter().map(device) }</ul>
            } else if changes.unknown.is_empty() {
                <p class="hint">{ text::GUEST_THE_SAME }</p>
            }
            { patch(&changes.diff) }
        }
    </> }
}

fn device(change: &DeviceChange) -> Html {
    let (class, sign, word) = match change.what {
        WhatChanged::Added => ("added", "+", text::ADDED),
        WhatChanged::Removed => ("removed", "−", text::REMOVED),
        WhatChanged::Changed => ("changed", "~", text::CHANGED),
    };
    let side = |value: &Option<String>| value.clone().unwrap_or_else(|| text::NO_VALUE.to_owned());
    html! {
        <li class={classes!(class, change.implicit.then_some("implicit"))}>
            <span class="what"><span aria-hidden="true">{ sign }</span>{ " " }{ word }</span>
            <div>
                <b>{ &change.name }</b>
                if change.implicit { { " " }<span class="tag dashed">{ text::IMPLICIT_TAG }</span> }
                if change.facts.is_empty() {
                    <p class="hint">{ &change.description }</p>
                }
                { for change.facts.iter().map(|fact| html! {
                    <p class="fact">
                        <span class="label">{ &fact.label }</span>{ " " }
                        <span class="mono">{ side(&fact.before) }</span>{ " " }{ icon("to") }<span class="unseen">{ text::BECOMES }</span>{ " " }
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
            <h3>{ text::NEXT_VISIT }</h3>
            { switch(text::KEEP_WORK, work.on, Wish::KeepWork) }
            if work.on {
                { switch(text::KEEP_PASSWORDS, work.passwords, Wish::KeepPasswords) }
                <p class="hint">{ text::kept(work.kept, secrets, work.passwords) }</p>
                <button type="button" class="link" onclick={ask.reform(|_| Wish::ForgetWork)}>{ text::FORGET_WORK }</button>
            } else {
                <p class="hint">{ text::NOT_KEPT }</p>
            }
        </div>
    }
}
