//! `Dialog`: a dialog of the browser's own, which keeps the focus, gives it back and closes with Esc.

use super::icon::icon;
use super::text::Language;
use web_sys::{Event, HtmlDialogElement};
use yew::{Callback, Children, Html, Properties, classes, component, html, use_effect_with, use_node_ref};

#[derive(PartialEq, Properties)]
pub(super) struct DialogProps {
    pub(super) open: bool,
    pub(super) class: &'static str,
    pub(super) label: &'static str,
    pub(super) words: Language,
    /// Hears that it is to be closed; nothing is closed before `open` says so.
    pub(super) close: Callback<()>,
    pub(super) children: Children,
}

#[component]
pub(super) fn Dialog(props: &DialogProps) -> Html {
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
    let onclick = props.close.reform(|_| ());
    let oncancel = {
        let close = props.close.clone();
        move |event: Event| {
            event.prevent_default();
            close.emit(());
        }
    };
    html! {
        <dialog ref={dialog} class={classes!("dialog", props.class)} aria-label={props.label} {oncancel}>
            <div class="dialog-head">
                <h2>{ props.label }</h2>
                <button type="button" class="plain sign" aria-label={props.words.close()} title={props.words.close()} {onclick}>{ icon("close") }</button>
            </div>
            { for props.children.iter() }
        </dialog>
    }
}
