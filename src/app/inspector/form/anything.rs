//! A value at any path: for what neither libvirt nor this program knows.

use super::Around;
use web_sys::{HtmlInputElement, SubmitEvent};
use yew::{Html, Properties, component, html, use_node_ref};

#[derive(PartialEq, Properties)]
pub(super) struct AnythingProps {
    pub(super) around: Around,
}

#[component]
pub(super) fn Anything(props: &AnythingProps) -> Html {
    let around = props.around.clone();
    let words = around.ask.words;
    let (path, value) = (use_node_ref(), use_node_ref());
    let onsubmit = {
        let (around, path, value) = (around.clone(), path.clone(), value.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let (Some(path), Some(value)) =
                (path.cast::<HtmlInputElement>(), value.cast::<HtmlInputElement>())
            else {
                return;
            };
            let place = path.value().trim().to_owned();
            if place.is_empty() {
                return;
            }
            match value.value() {
                text if text.is_empty() && !place.contains('@') => around.add_element(&place),
                text => around.set(&place, text),
            }
            path.set_value("");
            value.set_value("");
        }
    };
    html! {
        <form class="anything" {onsubmit}>
            <h4>{ words.by_path() }</h4>
            <p class="hint">{ words.by_path_hint() }</p>
            <input ref={path} type="text" aria-label={words.path()} placeholder={words.path()} autocomplete="off"
                spellcheck="false" disabled={around.locked} />
            <input ref={value} type="text" aria-label={words.value()} placeholder={words.value()} autocomplete="off"
                spellcheck="false" disabled={around.locked} />
            <button type="submit" class="button small" disabled={around.locked}>{ words.write_value() }</button>
        </form>
    }
}
