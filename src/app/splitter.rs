//! The lines between the panes: dragged by the pointer, moved by the arrows, remembered for the next visit.

use super::memory;
use super::text::Language;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};
use yew::{Html, NodeRef, Properties, component, html, use_effect_with, use_node_ref, use_state_eq};

/// The pane that a splitter sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pane {
    /// On the left.
    Tree,
    /// On the right.
    Source,
}

impl Pane {
    /// Its custom property, least, usual and greatest width.
    const fn facts(self, words: Language) -> (&'static str, &'static str, i32, i32, i32) {
        match self {
            Pane::Tree => (words.tree_width(), "--tree-width", 260, 344, 520),
            Pane::Source => (words.source_width(), "--source-width", 360, 552, 900),
        }
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct SplitterProps {
    pub(super) pane: Pane,
    pub(super) words: Language,
}

#[component]
pub(super) fn Splitter(props: &SplitterProps) -> Html {
    let pane = props.pane;
    let (label, property, least, usual, most) = pane.facts(props.words);
    let width = use_state_eq(|| memory::recall(property).and_then(|it| it.parse().ok()).unwrap_or(usual));
    let line = use_node_ref();
    {
        let line = line.clone();
        use_effect_with(*width, move |width| {
            if let Some(panes) = panes(&line) {
                // By the object model, because a style attribute would break a strict Content-Security-Policy.
                panes.style().set_property(property, &format!("{width}px")).ok();
            }
            memory::keep(property, &width.to_string());
        });
    }
    let set = {
        let width = width.clone();
        move |wanted: i32| width.set(wanted.clamp(least, most))
    };
    let onpointerdown = {
        let line = line.clone();
        move |event: PointerEvent| {
            if let Some(line) = line.cast::<Element>() {
                line.set_pointer_capture(event.pointer_id()).ok();
            }
        }
    };
    let onpointermove = {
        let (set, line) = (set.clone(), line.clone());
        move |event: PointerEvent| {
            if line.cast::<Element>().is_some_and(|it| it.has_pointer_capture(event.pointer_id())) {
                let Some(edges) = panes(&line).map(|it| it.get_bounding_client_rect()) else { return };
                let at = f64::from(event.client_x());
                set(if pane == Pane::Tree { at - edges.left() } else { edges.right() - at } as i32);
            }
        }
    };
    let onkeydown = {
        let now = *width;
        move |event: KeyboardEvent| {
            let step = if pane == Pane::Tree { 16 } else { -16 };
            match event.key().as_str() {
                "ArrowRight" => set(now + step),
                "ArrowLeft" => set(now - step),
                "Home" => set(least),
                "End" => set(most),
                "Enter" => set(usual),
                _ => return,
            }
            event.prevent_default();
        }
    };
    html! {
        <div ref={line} class="splitter" role="separator" aria-orientation="vertical" aria-label={label} tabindex="0"
            aria-valuenow={width.to_string()} aria-valuemin={least.to_string()} aria-valuemax={most.to_string()}
            {onpointerdown} {onpointermove} {onkeydown}></div>
    }
}

/// What holds the panes and the lines between them.
fn panes(line: &NodeRef) -> Option<HtmlElement> {
    line.cast::<Element>()?.parent_element()?.dyn_into().ok()
}
