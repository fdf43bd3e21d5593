//! What of the tree is drawn and where: the lines that are seen, and those that have to be there wherever they are,
//! since the Tab key stops at one and another has the focus.

use super::super::element;
use super::items::Item;
use super::window::{Heights, STEP, Window, siblings};
use gloo::events::EventListener;
use gloo::utils::window;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement};
use yew::{
    AttrValue, Callback, Html, NodeRef, UseStateHandle, hook, html, use_effect, use_effect_with, use_mut_ref,
    use_state, use_state_eq,
};

/// How the tree is laid out now.
#[derive(Clone)]
pub(super) struct Layout {
    /// The lines that are drawn, in their order.
    pub(super) drawn: Rc<Vec<usize>>,
    pub(super) onscroll: Callback<Event>,
    pub(super) onfocusin: Callback<FocusEvent>,
    window: Rc<Window>,
    siblings: Rc<Vec<(usize, usize)>>,
    /// The line that shall have the focus once it is drawn; counted, so that one can be asked for twice.
    wanted: UseStateHandle<(u32, String)>,
}

/// Where one line stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    away: bool,
    stop: bool,
    sibling: (usize, usize),
}

impl Place {
    /// Drawn apart from its neighbours.
    pub(super) fn away(self) -> Option<&'static str> {
        self.away.then_some("away")
    }

    /// Its number among its siblings, from 1.
    pub(super) fn number(self) -> AttrValue {
        self.sibling.0.to_string().into()
    }

    /// How many siblings there are, itself among them.
    pub(super) fn count(self) -> AttrValue {
        self.sibling.1.to_string().into()
    }

    /// The tree has one stop for the Tab key.
    pub(super) fn tabindex(self) -> &'static str {
        if self.stop { "0" } else { "-1" }
    }
}

/// Lays out the lines of `tree`; the Tab key stops at the line `stop`.
#[hook]
pub(super) fn use_layout(tree: &NodeRef, items: &[Item<'_>], stop: usize) -> Layout {
    let heights = use_state_eq(Heights::default);
    let scrolled = use_state_eq(|| 0.0);
    let seen = use_state_eq(height_of_window);
    let wanted = use_state(<(u32, String)>::default);
    let focused = use_mut_ref(String::new);
    {
        let seen = seen.clone();
        use_effect_with((), move |()| {
            let listener = EventListener::new(&window(), "resize", move |_| seen.set(height_of_window()));
            move || drop(listener)
        });
    }

    let headings = items.iter().map(|it| matches!(it, Item::Heading { .. }));
    let window = Rc::new(Window::of(headings, *heights, *scrolled, *seen));
    let beside: Vec<usize> = match window.is_whole() {
        true => Vec::new(),
        false => {
            let has = |id: &str| items.iter().position(|it| it.id() == id);
            [Some(stop), has(&focused.borrow()), has(&wanted.1)].into_iter().flatten().collect()
        }
    };
    let drawn = Rc::new(window.drawn(beside));
    {
        let (tree, window, drawn) = (tree.clone(), window.clone(), drawn.clone());
        use_effect(move || place(&tree, &window, &drawn, &heights));
    }
    {
        let line = drawn.iter().position(|&line| items[line].id() == wanted.1);
        let tree = tree.clone();
        use_effect_with(wanted.0, move |_| focus(&tree, line));
    }
    let levels: Vec<usize> = items.iter().map(Item::level).collect();
    let ids: Vec<String> = drawn.iter().map(|&line| items[line].id().into_owned()).collect();
    Layout {
        onscroll: scrolling(tree, scrolled),
        onfocusin: {
            let tree = tree.clone();
            Callback::from(move |_| {
                let id = focused_child(&tree).and_then(|at| ids.get(at));
                focused.replace(id.cloned().unwrap_or_default());
            })
        },
        siblings: Rc::new(siblings(&levels)),
        drawn,
        window,
        wanted,
    }
}

impl Layout {
    /// Where a line stands that is drawn.
    pub(super) fn place(&self, line: usize, stop: bool) -> Place {
        Place { away: !self.window.contains(line), stop, sibling: self.siblings[line] }
    }

    /// In place of the lines above those that are drawn.
    pub(super) fn room_above(&self) -> Html {
        room("above", self.window.gaps().0)
    }

    /// In place of the lines below them.
    pub(super) fn room_below(&self) -> Html {
        room("below", self.window.gaps().1)
    }

    /// The line that has the focus.
    pub(super) fn focused(&self, tree: &NodeRef) -> Option<usize> {
        self.drawn.get(focused_child(tree)?).copied()
    }

    /// Moves the focus to a line, told by its number and its id.
    pub(super) fn focus(&self, tree: &NodeRef, line: usize, id: &str) {
        match self.drawn.binary_search(&line) {
            Ok(at) => focus(tree, Some(at)),
            Err(_) => self.wanted.set((self.wanted.0 + 1, id.to_owned())),
        }
    }
}

/// An empty picture, since its height is an attribute: a style attribute would break a strict Content-Security-Policy,
/// and what is set later than the lines are drawn lets the list jump.
fn room(key: &'static str, height: f64) -> Html {
    html! { <svg {key} class="room" width="1" height={height.to_string()} aria-hidden="true"></svg> }
}

fn scrolling(tree: &NodeRef, scrolled: UseStateHandle<f64>) -> Callback<Event> {
    let tree = tree.clone();
    Callback::from(move |_| {
        if let Some(tree) = tree.cast::<Element>() {
            scrolled.set((f64::from(tree.scroll_top()) / STEP).floor() * STEP);
        }
    })
}

/// The tree is never higher.
fn height_of_window() -> f64 {
    window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(0.0)
}

/// Puts lines in their places that stand apart, and looks how high lines are.
fn place(tree: &NodeRef, window: &Window, drawn: &[usize], heights: &UseStateHandle<Heights>) {
    let Some(tree) = tree.cast::<HtmlElement>().filter(|_| !window.is_whole()) else { return };
    for (at, line) in drawn.iter().enumerate().filter(|(_, line)| !window.contains(**line)) {
        if let Some(element) = child(&tree, at) {
            element.style().set_property("--at", &format!("{}px", window.top(*line))).ok();
        }
    }
    let height = |selector: &str| {
        let element = tree.query_selector(selector).ok()??.dyn_into::<HtmlElement>().ok()?;
        Some(f64::from(element.offset_height())).filter(|it| *it > 0.0)
    };
    let heading = height(".group").unwrap_or(heights.heading);
    heights.set(Heights { heading, row: height(".row").unwrap_or(heights.row) });
}

/// One of the lines that are drawn.
fn child(tree: &HtmlElement, at: usize) -> Option<HtmlElement> {
    tree.children().item(at as u32 + 1)?.dyn_into().ok()
}

fn focused_child(tree: &NodeRef) -> Option<usize> {
    let active = element::focused_beside(&tree.get()?)?;
    let children = tree.cast::<HtmlElement>()?.children();
    // Above them is the room of those that are not.
    (1..children.length()).find(|&at| children.item(at).as_ref() == Some(&active)).map(|it| it as usize - 1)
}

fn focus(tree: &NodeRef, at: Option<usize>) {
    let element = at.and_then(|at| child(&tree.cast::<HtmlElement>()?, at));
    if let Some(element) = element {
        element.focus().ok();
    }
}
