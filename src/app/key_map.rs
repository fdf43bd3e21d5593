//! The map of the keyboard.

use super::dialog::Dialog;
use super::text::keys::KEYS;
use super::wish::{Ask, Wish};
use yew::{Html, Properties, component, html};

#[derive(PartialEq, Properties)]
pub(super) struct KeyMapProps {
    pub(super) open: bool,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn KeyMap(props: &KeyMapProps) -> Html {
    let words = props.ask.words;
    html! {
        <Dialog open={props.open} class="key-map" {words} label={words.key_map()} close={props.ask.reform(|()| Wish::ToggleKeyMap)}>
            // Hundreds of nodes that few ask for: they would delay the start.
            if props.open {
                <dl>
                    { for KEYS.iter().map(|(keys, does)| html! { <div><dt><kbd>{ words.keys(keys) }</kbd></dt><dd>{ does(words) }</dd></div> }) }
                </dl>
            }
        </Dialog>
    }
}
