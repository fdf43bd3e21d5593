//! The map of the keyboard.

use super::dialog::Dialog;
use super::text;
use super::wish::{Ask, Wish};
use yew::{Html, Properties, component, html};

#[derive(PartialEq, Properties)]
pub(super) struct KeyMapProps {
    pub(super) open: bool,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn KeyMap(props: &KeyMapProps) -> Html {
    html! {
        <Dialog open={props.open} class="key-map" label={text::KEY_MAP} close={props.ask.reform(|()| Wish::ToggleKeyMap)}>
            <dl>
                { for text::KEYS.iter().map(|(keys, does)| html! { <div><dt><kbd>{ *keys }</kbd></dt><dd>{ *does }</dd></div> }) }
            </dl>
        </Dialog>
    }
}
