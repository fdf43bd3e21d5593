//! The map of the keyboard, in a dialog of the browser's own: it keeps the focus and closes with Esc.

use super::icon::icon;
use super::text;
use super::wish::{Ask, Wish};
use web_sys::{Event, HtmlDialogElement};
use yew::{Html, Properties, component, html, use_effect_with, use_node_ref};

#[derive(PartialEq, Properties)]
pub(super) struct KeyMapProps {
    pub(super) open: bool,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn KeyMap(props: &KeyMapProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with(props.open, move |open| {
            let Some(dialog) = dialog.cast::<HtmlDialogElement>() else { return };
            if *open && !dialog.open() {
                dialog.show_modal().ok();
            } else if !open && dialog.open() {
                dialog.close();
            }
        });
    }
    let toggle = props.ask.reform(|_| Wish::ToggleKeyMap);
    let oncancel = {
        let ask = props.ask.clone();
        move |event: Event| {
            event.prevent_default();
            ask.emit(Wish::ToggleKeyMap);
        }
    };
    html! {
        <dialog ref={dialog} class="key-map" aria-label={text::KEY_MAP} {oncancel}>
            <div class="dialog-head">
                <h2>{ text::KEY_MAP }</h2>
                <button type="button" class="plain sign" aria-label={text::CLOSE} title={text::CLOSE} onclick={toggle}>{ icon("close") }</button>
            </div>
            <dl>
                { for text::KEYS.iter().map(|(keys, does)| html! { <div><dt><kbd>{ *keys }</kbd></dt><dd>{ *does }</dd></div> }) }
            </dl>
        </dialog>
    }
}
