//! The dialog that adds a device: kinds to choose from, and what each would do before it is done.

use super::dialog::Dialog;
use super::icon::icon;
use super::inspector::moves;
use super::patch::patch;
use super::wish::{Ask, Wish};
use crate::editor::{AddPreview, DeviceKind};
use std::iter::successors;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::{Html, Properties, component, html};

/// What the dialog shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Adding {
    pub(super) open: bool,
    pub(super) kinds: Rc<Vec<DeviceKind>>,
    /// The kind that is looked at.
    pub(super) kind: Option<String>,
    pub(super) preview: Option<Rc<AddPreview>>,
}

#[derive(PartialEq, Properties)]
pub(super) struct AddProps {
    pub(super) adding: Adding,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn AddDevice(props: &AddProps) -> Html {
    let AddProps { adding, ask } = props;
    let words = ask.words;
    html! {
        <Dialog {words} open={adding.open} class="add-device" label={words.add_device()} close={ask.reform(|()| Wish::ToggleAdd)}>
            if adding.open {
                <div class="columns">
                    { kinds(adding, ask) }
                    <div class="outcome" role="status">
                        if let Some(preview) = &adding.preview {
                            { outcome(preview, ask) }
                        } else {
                            <p class="hint">{ words.choose_kind() }</p>
                        }
                    </div>
                </div>
            }
        </Dialog>
    }
}

/// The kinds as one stop for the Tab key; arrows go from one to the next.
fn kinds(adding: &Adding, ask: &Ask) -> Html {
    let chosen = adding.kinds.iter().position(|it| Some(&it.id) == adding.kind.as_ref());
    let onkeydown = |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" | "ArrowRight" => 1,
            "ArrowUp" | "ArrowLeft" => -1,
            _ => return,
        };
        event.prevent_default();
        step_from(&event, step);
    };
    html! {
        <div class="kinds" role="radiogroup" aria-label={ask.words.kind_of_device()} {onkeydown}>
            { for adding.kinds.iter().enumerate().map(|(index, kind)| {
                let id = kind.id.clone();
                let checked = chosen == Some(index);
                let stop = checked || chosen.is_none() && index == 0;
                let first_section = kind.is_section && index > 0 && !adding.kinds[index - 1].is_section;
                html! { <>
                    if first_section {
                        <span class="kinds-head" aria-hidden="true">{ ask.words.sections_to_add() }</span>
                    }
                    <button type="button" role="radio" class="kind" aria-checked={checked.to_string()}
                        tabindex={if stop { "0" } else { "-1" }}
                        onclick={ask.reform(move |_| Wish::PreviewDevice(id.clone()))}>
                        { icon(&kind.icon) }<span>{ &kind.title }</span>
                    </button>
                </> }
            }) }
        </div>
    }
}

/// Moves the focus to a neighbour of the button that has it, and chooses that.
fn step_from(event: &KeyboardEvent, step: i32) {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok();
    let Some(button) = target.and_then(|it| it.closest("button").ok().flatten()) else { return };
    let beside =
        |it: &Element| if step > 0 { it.next_element_sibling() } else { it.previous_element_sibling() };
    // Past the heading of the sections, which is nothing to choose.
    let next = successors(beside(&button), beside).find(|it| it.tag_name() == button.tag_name());
    if let Some(next) = next.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        next.focus().ok();
        next.click();
    }
}

fn outcome(preview: &AddPreview, ask: &Ask) -> Html {
    let words = ask.words;
    let command = preview.command.clone();
    let refused = !preview.refusals.is_empty();
    let add = if refused { words.add_it_anyway(&preview.name) } else { words.add_it(&preview.name) };
    html! { <>
        <h3>{ words.would_be(&preview.name) }</h3>
        if !preview.address.is_empty() {
            <p>{ words.would_sit(&preview.address) }</p>
        }
        if refused {
            <div class="banner refused">
                { icon("error") }
                <div>
                    <p>{ words.would_be_refused() }</p>
                    { for preview.refusals.iter().map(|it| html! { <p lang={ask.tongue(it)}>{ it }</p> }) }
                </div>
            </div>
        }
        <div class="actions">
            <button type="button" class="button primary" onclick={ask.reform(move |_| Wish::AddDevice(command.clone()))}>{ icon("plus") }{ add }</button>
        </div>
        <section class="printed">
            <h3>{ words.as_printed() }</h3>
            <pre tabindex="0" aria-label={words.as_printed()}>{ &preview.xml }</pre>
        </section>
        if !preview.moves.is_empty() {
            <h3>{ words.comes_with_it() }</h3>
            { moves(&preview.moves, words) }
        }
        { patch(&preview.patch, words) }
    </> }
}
