//! `Root`: the element that a page is drawn into. Yew never takes its listeners off one (yew 0.23 forgets the closures of
//! `HostHandlers`, dom_bundle/subtree_root.rs), so that whatever holds it would be held for ever. Roots therefore belong
//! to nobody: they are lent to the editor that is drawn, and used again when it is gone.

use crate::app::{Message, Page, PageProps, Reach};
use gloo::utils::document;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Html, Properties, Renderer, component, html};

thread_local! {
    /// Roots in which nothing is drawn. There are as many as editors were drawn at the same time.
    static IDLE: RefCell<Vec<Root>> = const { RefCell::new(Vec::new()) };
}

/// A root with a page, or one that waits for the next.
pub(super) struct Root {
    element: Element,
    handle: AppHandle<Drawn>,
    /// Counts the pages that it has had: the next is another, not the same with other properties.
    turn: u32,
    reach: Reach,
}

#[derive(Clone, PartialEq, Properties)]
struct DrawnProps {
    turn: u32,
    page: Option<PageProps>,
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    match &props.page {
        Some(page) => html! { <Page key={props.turn} ..page.clone() /> },
        None => Html::default(),
    }
}

impl Root {
    /// Draws a page at the end of `container`.
    ///
    /// # Errors
    /// Where the browser makes no element.
    pub(super) fn draw(container: &Element, page: PageProps) -> Result<Root, JsValue> {
        let mut root = match IDLE.with_borrow_mut(Vec::pop) {
            Some(root) => root,
            None => Root::new()?,
        };
        container.append_child(&root.element)?;
        root.turn += 1;
        root.reach = page.reach.clone();
        root.update(page);
        Ok(root)
    }

    fn new() -> Result<Root, JsValue> {
        let element = document().create_element("div")?;
        element.set_class_name("root");
        let nothing = DrawnProps { turn: 0, page: None };
        let handle = Renderer::<Drawn>::with_root_and_props(element.clone(), nothing).render();
        Ok(Root { element, handle, turn: 0, reach: Reach::default() })
    }

    /// Gives the page other properties.
    pub(super) fn update(&mut self, page: PageProps) {
        self.handle.update(DrawnProps { turn: self.turn, page: Some(page) });
    }

    /// Tells the page something.
    pub(super) fn send(&self, message: Message) {
        self.reach.send(message);
    }

    /// Takes the page away.
    pub(super) fn clear(mut self) {
        self.handle.update(DrawnProps { turn: self.turn, page: None });
        self.reach = Reach::default();
        self.element.remove();
        IDLE.with_borrow_mut(|idle| idle.push(self));
    }
}
