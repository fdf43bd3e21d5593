//! The inspector: what is selected, why it is there, what it takes, and what can be done with it.

mod form;
mod ports;
mod preview;
mod reasons;
mod usb;

pub(super) use preview::moves;

use super::icon::icon;
use super::text::Language;
use super::verdict;
use super::wish::{Ask, Secrets, Wish};
use crate::editor::{Action, Command, Fact, Inspector, Origin, SourceError};
use std::rc::Rc;
use web_sys::KeyboardEvent;
use yew::{Html, Properties, classes, component, html};

#[derive(PartialEq, Properties)]
pub(super) struct InspectorProps {
    /// What is selected.
    pub(super) shown: Option<Rc<Inspector>>,
    /// Why the text does not parse.
    pub(super) error: Option<SourceError>,
    pub(super) can_undo: bool,
    /// Nothing may be changed.
    pub(super) readonly: bool,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn InspectorPane(props: &InspectorProps) -> Html {
    let InspectorProps { shown, error, can_undo, readonly, ask } = props;
    let previewing = shown.as_ref().and_then(|it| it.usb.as_ref()).is_some_and(|usb| usb.preview.is_some());
    let onkeydown = {
        let ask = ask.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" && previewing {
                ask.emit(Wish::Do(Command::DiscardPreview));
                event.prevent_default();
            }
        }
    };
    let close = ask.reform(|_| Wish::CloseSheet);
    html! {
        <section class="inspector" id="inspector" tabindex="-1" aria-label={ask.words.inspector()} {onkeydown}>
            <button type="button" class="plain to-list" onclick={close}>{ icon("back") }{ ask.words.back_to_devices() }</button>
            if let Some(error) = error {
                { paused(error, *can_undo, ask) }
            }
            if let Some(shown) = shown {
                { inspect(shown, error.is_some(), *readonly, ask) }
            } else {
                <div class="nothing">{ icon("list") }<p>{ ask.words.nothing_selected() }</p></div>
            }
        </section>
    }
}

/// The text does not parse: where, what was expected, and the ways out.
fn paused(error: &SourceError, can_undo: bool, ask: &Ask) -> Html {
    let line = error.line;
    let go = ask.reform(move |_| Wish::GoTo(line));
    let undo = ask.reform(|_| Wish::Do(Command::Undo));
    html! {
        <div class="banner refused" role="alert">
            { icon("error") }
            <div>
                <h2>{ ask.words.paused(line) }</h2>
                <p>{ ask.words.paused_reason() }</p>
                <p class="mono">{ ask.words.at(line, error.column, &error.message) }</p>
                <div class="actions">
                    <button type="button" class="button primary" onclick={go}>{ ask.words.go_to_line(line) }</button>
                    if can_undo {
                        <button type="button" class="link" onclick={undo}>{ icon("undo") }{ ask.words.undo_last_edit() }</button>
                    }
                </div>
            </div>
        </div>
    }
}

fn inspect(shown: &Rc<Inspector>, paused: bool, readonly: bool, ask: &Ask) -> Html {
    let row = &shown.row;
    let implicit = row.origin != Origin::Written;
    let copy = {
        let xml = shown.xml.clone();
        ask.reform(move |_| Wish::Copy(xml.clone(), Secrets::None))
    };
    html! {
        <article class="device" key={row.key.0.clone()}>
            <header class="device-head">
                <span class={classes!("picture", implicit.then_some("dashed"))}>{ icon(&row.icon) }</span>
                <div class="what">
                    <h2>
                        { &row.name }
                        if let Some(badge) = &row.badge {
                            <span class="tag dashed">{ badge }</span>
                        }
                        if let Some(problem) = row.problem {
                            { verdict::severity(problem, ask.words) }
                        }
                    </h2>
                    <p class="mono start">{ shown.xml.lines().next().unwrap_or_default() }</p>
                </div>
                if let Some(address) = &row.address {
                    <div class="where">
                        <span class="label">{ ask.words.address() }</span>
                        <span class={classes!("mono", address.implicit.then_some("filled-in"))}
                            title={address.implicit.then_some(ask.words.filled_in())}>{ &address.text }</span>
                    </div>
                }
            </header>
            if let Some(why) = &row.not_predicted {
                <p class="unknown-note">{ icon("question") }<span><b>{ ask.words.not_predicted() }</b>{ ": " }<span lang={ask.tongue(why)}>{ why }</span></span></p>
            }
            if !shown.actions.is_empty() && !paused {
                { actions(&shown.actions, false, ask) }
            }
            if let Some(usb) = &shown.usb {
                <usb::UsbPanel usb={usb.clone()} {paused} ask={ask.clone()} />
            }
            { reasons::main(row.origin, &shown.reasons, ask) }
            <form::SettingsForm of={shown.clone()} locked={paused || readonly} ask={ask.clone()} />
            { facts(ask.words.takes(), &shown.takes, ask.words) }
            if !shown.related.is_empty() {
                <section class="related">
                    <h3>{ ask.words.related() }</h3>
                    <ul>
                        { for shown.related.iter().map(|related| {
                            let key = related.key.clone();
                            let go = ask.reform(move |_| Wish::Inspect(key.clone()));
                            html! { <li><span class="label">{ &related.relation }</span>
                                <button type="button" class="link" onclick={go}>{ &related.name }</button></li> }
                        }) }
                    </ul>
                </section>
            }
            { reasons::further(row.origin, &shown.reasons, ask) }
            if !shown.xml.is_empty() {
                <section class="printed">
                    <h3>{ ask.words.as_printed() }
                        <button type="button" class="link" onclick={copy}>{ icon("copy") }{ ask.words.copy_xml() }</button>
                    </h3>
                    <pre tabindex="0" aria-label={ask.words.as_printed()}>{ &shown.xml }</pre>
                </section>
            }
        </article>
    }
}

fn facts(title: &'static str, facts: &[Fact], words: Language) -> Html {
    if facts.is_empty() {
        return Html::default();
    }
    html! {
        <section class="facts">
            <h3>{ title }</h3>
            <dl>
                { for facts.iter().map(|fact| html! {
                    <div>
                        <dt>{ &fact.label }</dt>
                        <dd>
                            <span class={classes!("value", fact.implicit.then_some("filled-in"))}>{ &fact.value }</span>
                            if fact.implicit {
                                <span class="unseen">{ ", " }{ words.filled_in() }</span>
                            }
                        </dd>
                    </div>
                }) }
            </dl>
        </section>
    }
}

/// Buttons, the first one primary where `primary`; what cannot be done says why.
pub(super) fn actions(actions: &[Action], primary: bool, ask: &Ask) -> Html {
    html! {
        <div class="actions">
            { for actions.iter().enumerate().map(|(index, action)| {
                let command = action.command.clone();
                let lang = ask.tongue(&action.label);
                let (ask, enabled) = (ask.clone(), action.disabled.is_none());
                let onclick = move |_| if enabled { ask.emit(Wish::Do(command.clone())) };
                let picture = match &action.command {
                    Command::MakeExplicit(_) => Some("plus"),
                    Command::Remove(_) => Some("remove"),
                    _ => None,
                };
                let class = match action.command {
                    Command::DiscardPreview => "link",
                    _ if primary && index == 0 => "button primary",
                    _ => "button",
                };
                html! {
                    <button type="button" {class} {lang} aria-disabled={(!enabled).to_string()} {onclick}>
                        if let Some(picture) = picture { { icon(picture) } }
                        { &action.label }
                    </button>
                }
            }) }
            { for actions.iter().filter_map(|action| action.disabled.as_ref()).map(|why| html! {
                <p class="blocked" lang={ask.tongue(why)}>{ icon("lock") }{ why }</p>
            }) }
        </div>
    }
}
