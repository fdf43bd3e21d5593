//! What a change would do before it is done: what moves, what stays, the patch, and the buttons.

use super::super::icon::icon;
use super::super::patch::patch;
use super::super::text::Language;
use super::super::wish::Ask;
use crate::editor::{Move, Preview};
use yew::{Html, Properties, component, html, use_state_eq};

/// So many moves are shown at first: the buttons below them must be seen too.
const SHOWN: usize = 7;

#[derive(PartialEq, Properties)]
pub(super) struct PreviewProps {
    pub(super) preview: Preview,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn PreviewPanel(props: &PreviewProps) -> Html {
    let PreviewProps { preview, ask } = props;
    let patch_open = use_state_eq(|| false);
    let all = use_state_eq(|| false);
    let hidden = if *all { 0 } else { preview.moves.len().saturating_sub(SHOWN) };
    let show_all = {
        let all = all.clone();
        move |_| all.set(true)
    };
    let toggle = {
        let patch_open = patch_open.clone();
        move |_| patch_open.set(!*patch_open)
    };
    html! {
        <div class="preview" role="status">
            <p class="preview-title" lang={ask.tongue(&preview.title)}>{ &preview.title }</p>
            <h4>
                { ask.words.what_moves() }<span class="hint">{ ask.words.moves(preview.moves.len()) }</span>
                <button type="button" class="link" aria-expanded={patch_open.to_string()} onclick={toggle}>
                    { if *patch_open { ask.words.hide_patch() } else { ask.words.show_patch() } }
                </button>
            </h4>
            if preview.moves.is_empty() {
                <p class="hint">{ ask.words.nothing_moves() }</p>
            } else {
                { moves(&preview.moves[..preview.moves.len() - hidden], ask.words) }
                if hidden > 0 {
                    <button type="button" class="link" onclick={show_all}>{ ask.words.show_more(hidden) }</button>
                }
            }
            if !preview.unchanged.is_empty() {
                <p class="unchanged" lang={ask.tongue(&preview.unchanged)}>{ icon("accepted") }{ &preview.unchanged }</p>
            }
            { super::actions(&preview.actions, true, ask) }
            if *patch_open {
                { patch(&preview.patch, ask.words) }
            }
        </div>
    }
}

/// Devices with their addresses before and after.
pub(in crate::app) fn moves(moves: &[Move], words: Language) -> Html {
    html! {
        <table class="moves">
            <thead><tr>
                <th scope="col">{ words.device() }</th>
                <th scope="col">{ words.now_column() }</th>
                <th scope="col">{ words.then_column() }</th>
                <th scope="col">{ words.guest_sees() }</th>
            </tr></thead>
            <tbody>
                { for moves.iter().map(|it| html! {
                    <tr>
                        <th scope="row">{ &it.device }</th>
                        <td class="mono">{ or_dash(&it.now) }</td>
                        <td class="mono then">{ icon("to") }{ or_dash(&it.then) }</td>
                        <td>{ &it.guest }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

fn or_dash(address: &str) -> &str {
    if address.is_empty() { "–" } else { address }
}
