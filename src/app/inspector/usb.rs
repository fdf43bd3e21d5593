//! The USB panel: none, 1.1, 2.0 or 3.0 as one choice, an exact model for those who want one, the ports, and
//! what a choice would do before it is made.

use super::super::element;
use super::super::icon::icon;
use super::super::list::{Entry, List};
use super::super::text::Language;
use super::super::wish::{Ask, Wish};
use super::{ports, preview};
use crate::editor::{Usb, UsbChoice};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::{Callback, Html, Properties, classes, component, html, use_node_ref};

#[derive(PartialEq, Properties)]
pub(super) struct UsbProps {
    pub(super) usb: Usb,
    /// The text does not parse: one can look, not change.
    pub(super) paused: bool,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn UsbPanel(props: &UsbProps) -> Html {
    let UsbProps { usb, paused, ask } = props;
    let then = usb.preview.as_ref().map(|preview| preview.ports.as_slice());
    html! {
        <section class="usb">
            <div class="usb-head">
                <h3>{ ask.words.usb_version() }<span class="hint">{ ask.words.usb_hint() }</span></h3>
                if !usb.models.is_empty() && !paused {
                    { models(&usb.models, ask) }
                }
            </div>
            <Versions choices={usb.versions.clone()} paused={*paused} ask={ask.clone()} />
            { for usb.versions.iter().filter_map(|choice| choice.blocked.as_ref()).map(|why| html! {
                <p class="blocked" lang={ask.tongue(why)}>{ icon("lock") }{ why }</p>
            }) }
            { ports::now_and_then(&usb.ports, then, ask) }
            if let Some(shown) = &usb.preview {
                <preview::PreviewPanel preview={shown.clone()} ask={ask.clone()} />
            }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct VersionsProps {
    choices: Vec<UsbChoice>,
    paused: bool,
    ask: Ask,
}

/// The segmented control: one stop for the Tab key, arrows go from choice to choice.
#[component]
fn Versions(props: &VersionsProps) -> Html {
    let VersionsProps { choices, paused, ask } = props;
    let group = use_node_ref();
    let previewed = choices.iter().position(|choice| choice.previewed);
    let shown = previewed.or_else(|| choices.iter().position(|choice| choice.current));
    let choose = {
        let (choices, paused, ask) = (choices.clone(), *paused, ask.clone());
        move |index: usize| {
            let choice = &choices[index];
            if choice.blocked.is_none() && !paused {
                ask.emit(Wish::Do(choice.preview.clone()));
            }
        }
    };
    let onkeydown = {
        let (choose, count, group) = (choose.clone(), choices.len(), group.clone());
        move |event: KeyboardEvent| {
            let segments = group.cast::<HtmlElement>().map(|group| group.children());
            let active = group.get().and_then(|it| element::focused_beside(&it));
            let Some(segments) = segments else { return };
            let Some(now) = (0..count).find(|&index| segments.item(index as u32) == active) else { return };
            let next = match event.key().as_str() {
                "ArrowRight" | "ArrowDown" => (now + 1) % count,
                "ArrowLeft" | "ArrowUp" => (now + count - 1) % count,
                "Home" => 0,
                "End" => count - 1,
                _ => return,
            };
            event.prevent_default();
            if let Some(segment) = segments.item(next as u32).and_then(|it| it.dyn_into::<HtmlElement>().ok())
            {
                segment.focus().ok();
            }
            choose(next);
        }
    };
    html! {
        <div ref={group} class="segments" role="radiogroup" aria-label={ask.words.usb_version()} {onkeydown}>
            { for choices.iter().enumerate().map(|(index, choice)| {
                let choose = choose.clone();
                let checked = shown == Some(index);
                segment(choice, checked, checked || (shown.is_none() && index == 0), ask.words, move || choose(index))
            }) }
        </div>
    }
}

fn segment(
    choice: &UsbChoice,
    checked: bool,
    stop: bool,
    words: Language,
    choose: impl Fn() + 'static,
) -> Html {
    let class = classes!(
        "segment",
        choice.current.then_some("current"),
        choice.previewed.then_some("previewed"),
        choice.blocked.is_some().then_some("locked"),
    );
    html! {
        <button type="button" role="radio" {class} aria-checked={checked.to_string()}
            aria-disabled={choice.blocked.is_some().to_string()} tabindex={if stop { "0" } else { "-1" }}
            onclick={move |_| choose()}>
            <span class="head">
                <b>{ &choice.title }</b>
                if choice.blocked.is_some() { { icon("lock") } }
                if choice.previewed {
                    <span class="tag brand">{ icon("eye") }{ words.preview() }</span>
                } else if choice.current && choice.implicit {
                    <span class="tag dashed">{ words.now_implicit() }</span>
                } else if choice.current {
                    <span class="tag">{ words.now() }</span>
                }
            </span>
            <span class="mono">{ &choice.model }</span>
            <span>{ &choice.detail }</span>
        </button>
    }
}

/// The exact models. A choice of one is a preview as well.
fn models(models: &[UsbChoice], ask: &Ask) -> Html {
    let shown = models.iter().position(|it| it.previewed).or_else(|| models.iter().position(|it| it.current));
    let keep =
        shown.is_none().then(|| Entry { label: ask.words.usb_model_keep().to_owned(), ..Entry::default() });
    let offset = usize::from(keep.is_some());
    let each = models.iter().map(|model| Entry {
        label: model.title.clone(),
        value: model.title.clone(),
        disabled: model.blocked.is_some(),
        title: Some(model.blocked.clone().unwrap_or_else(|| model.detail.clone())),
    });
    let choose = {
        let (models, ask) = (models.to_vec(), ask.clone());
        Callback::from(move |chosen: usize| {
            if let Some(model) = chosen.checked_sub(offset).and_then(|it| models.get(it)) {
                ask.emit(Wish::Do(model.preview.clone()));
            }
        })
    };
    html! {
        <label class="model">
            <span>{ ask.words.usb_model() }</span>
            <List entries={keep.into_iter().chain(each).collect::<Vec<_>>()} chosen={shown.map_or(0, |it| it + offset)} {choose} />
        </label>
    }
}
