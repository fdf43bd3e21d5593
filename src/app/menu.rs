//! `Menu`: a button that opens a list of things to do, by the keyboard as by the pointer.

use super::element;
use super::icon::icon;
use gloo::render::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent, Node};
use yew::{
    AttrValue, Callback, Html, NodeRef, Properties, classes, component, html, use_effect_with, use_node_ref,
    use_state_eq,
};

/// One line of a menu.
#[derive(Clone, PartialEq)]
pub(super) struct Item {
    pub(super) title: AttrValue,
    pub(super) detail: AttrValue,
    pub(super) chosen: Callback<()>,
}

#[derive(PartialEq, Properties)]
pub(super) struct MenuProps {
    /// What the button is called.
    pub(super) label: AttrValue,
    /// Its icon; without one it shows its label.
    #[prop_or_default]
    pub(super) picture: Option<&'static str>,
    pub(super) items: Vec<Item>,
    #[prop_or_default]
    pub(super) class: &'static str,
}

#[component]
pub(super) fn Menu(props: &MenuProps) -> Html {
    let open = use_state_eq(|| false);
    let (whole, list) = (use_node_ref(), use_node_ref());
    {
        let list = list.clone();
        use_effect_with(*open, move |open| {
            // In the frame that draws the list: focusing it before has everything laid out twice. Who is quicker with the
            // arrow keys has moved on already.
            let frame = open.then(|| {
                request_animation_frame(move |_| {
                    if focused_item(&list).is_none() {
                        focus_item(&list, |_, _| 0);
                    }
                })
            });
            move || drop(frame)
        });
    }
    let button = use_node_ref();
    let close = {
        let (open, button) = (open.clone(), button.clone());
        move || {
            open.set(false);
            if let Some(button) = button.cast::<HtmlElement>() {
                button.focus().ok();
            }
        }
    };
    let onclick = {
        let open = open.clone();
        move |_| open.set(!*open)
    };
    let onkeydown = {
        let (list, close, open) = (list.clone(), close.clone(), open.clone());
        move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowDown" if !*open => open.set(true),
                "ArrowDown" => focus_item(&list, |now, count| (now + 1) % count),
                "ArrowUp" => focus_item(&list, |now, count| (now + count - 1) % count),
                "Home" => focus_item(&list, |_, _| 0),
                "End" => focus_item(&list, |_, count| count - 1),
                "Escape" if *open => close(),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let onfocusout = {
        let (open, whole) = (open.clone(), whole.clone());
        move |event: FocusEvent| {
            let inside = whole.cast::<Node>();
            let next = event.related_target().and_then(|it| it.dyn_into::<Node>().ok());
            if !inside.is_some_and(|it| it.contains(next.as_ref())) {
                open.set(false);
            }
        }
    };
    html! {
        <div ref={whole} class={classes!("menu", props.class)} {onkeydown} {onfocusout}>
            <button ref={button} class="plain" type="button" aria-haspopup="menu" aria-expanded={open.to_string()}
                aria-label={props.label.clone()} title={props.picture.map(|_| props.label.clone())} {onclick}>
                if let Some(picture) = props.picture {
                    { icon(picture) }
                } else {
                    { &props.label }{ icon("down") }
                }
            </button>
            if *open {
                <div ref={list} class="popup" role="menu" aria-label={props.label.clone()}>
                    { for props.items.iter().map(|item| entry(item, close.clone())) }
                </div>
            }
        </div>
    }
}

fn entry(item: &Item, close: impl Fn() + 'static) -> Html {
    let chosen = item.chosen.clone();
    let onclick = move |_| {
        close();
        chosen.emit(());
    };
    html! {
        <button type="button" role="menuitem" tabindex="-1" class="entry" {onclick}>
            <span class="title">{ &item.title }</span>
            <span class="detail">{ &item.detail }</span>
        </button>
    }
}

/// Moves the focus to the item that `pick` answers for the present one and their number.
fn focus_item(list: &NodeRef, pick: impl Fn(usize, usize) -> usize) {
    let Some(items) = list.cast::<HtmlElement>().map(|it| it.children()) else { return };
    let count = items.length() as usize;
    if count == 0 {
        return;
    }
    let now = focused_item(list).unwrap_or(0);
    let next = items.item(pick(now, count) as u32).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(next) = next {
        next.focus().ok();
    }
}

/// The item that has the focus, counted from the first; `None` where none has it.
fn focused_item(list: &NodeRef) -> Option<usize> {
    let list = list.cast::<HtmlElement>()?;
    let (items, active) = (list.children(), element::focused_beside(&list)?);
    (0..items.length()).find(|&index| items.item(index).as_ref() == Some(&active)).map(|it| it as usize)
}
