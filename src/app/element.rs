//! The few things that are asked of elements already drawn: focus, and how wide the editor is. All of them
//! start from one element, since several editors may stand in one document, each in a shadow root.

use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, HtmlElement, Node, ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot,
};
use yew::NodeRef;

/// What takes the focus in the device tree.
pub(super) const TREE: &str = "[role=treeitem][tabindex='0']";
/// What takes the focus in the inspector.
pub(super) const INSPECTOR: &str = "#inspector";
/// The head of the list of problems.
pub(super) const PROBLEMS: &str = ".problems button";
/// The first fix of the problem that is being looked at.
pub(super) const FIXES: &str = ".problem.current + .fixes button";

/// The panes in the order of F6, by what takes the focus in them.
const PANES: [&str; 7] =
    [".masthead button", ".context button", TREE, INSPECTOR, "#source", ".topology .switch button", PROBLEMS];

/// The widths in CSS pixels from which devices and source are seen side by side, and below which one part is
/// seen at a time; the same as in the style sheet.
const WIDE: i32 = 1360;
const PHONE: i32 = 639;

/// Where one editor is drawn: its outermost element.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Place(pub(super) NodeRef);

impl Place {
    /// The element of that selector, where it can be seen.
    fn visible(&self, selector: &str) -> Option<HtmlElement> {
        let found = self.0.cast::<Element>()?.query_selector(selector).ok()??;
        found.dyn_into::<HtmlElement>().ok().filter(|it| it.client_width() > 0)
    }

    /// Moves the focus to the first visible element of that selector; answers whether there is one.
    pub(super) fn focus(&self, selector: &str) -> bool {
        let Some(element) = self.visible(selector) else { return false };
        let inside = element.shadow_root().and_then(|root| root.query_selector(".cm-content").ok().flatten());
        let target = inside.and_then(|it| it.dyn_into().ok()).unwrap_or(element);
        target.focus().is_ok()
    }

    /// Moves the focus from pane to pane, those left out that cannot be seen.
    pub(super) fn focus_next_pane(&self, forward: bool) {
        const AREAS: [&str; 7] =
            [".masthead", ".context", ".tree-pane", ".inspector", ".source-pane", ".topology", ".problems"];
        let active = self.0.get().and_then(|it| focused_beside(&it));
        let inside =
            |area: &&str| active.as_ref().is_some_and(|it| it.closest(area).ok().flatten().is_some());
        let count = PANES.len();
        let now = AREAS.iter().position(inside);
        let step = if forward { 1 } else { count - 1 };
        let mut next = now.map_or(if forward { 0 } else { count - 1 }, |now| (now + step) % count);
        for _ in 0..count {
            if self.focus(PANES[next]) {
                return;
            }
            next = (next + step) % count;
        }
    }

    /// Whether devices and source are seen side by side.
    pub(super) fn is_wide(&self) -> bool {
        self.width() >= WIDE
    }

    /// Whether one part is seen at a time.
    pub(super) fn is_phone(&self) -> bool {
        self.width() <= PHONE
    }

    fn width(&self) -> i32 {
        self.0.cast::<Element>().map_or(0, |it| it.client_width())
    }

    /// Clicks the first visible element of that selector, unless it is disabled; answers whether it did.
    pub(super) fn press(&self, selector: &str) -> bool {
        match self.visible(selector) {
            Some(element) if !element.has_attribute("disabled") => {
                element.click();
                true
            }
            _ => false,
        }
    }

    /// Whether a dialog is open: its keys are its own.
    pub(super) fn in_dialog(&self) -> bool {
        let open = self.0.cast::<Element>().and_then(|it| it.query_selector("dialog[open]").ok().flatten());
        open.is_some()
    }
}

/// What has the focus in the document or shadow root that the node stands in.
pub(super) fn focused_beside(node: &Node) -> Option<Element> {
    let root = node.get_root_node();
    match root.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.active_element(),
        None => root.dyn_ref::<Document>()?.active_element(),
    }
}

/// Scrolls no further than needed until the element of that id inside `whole` can be seen.
pub(super) fn reveal(whole: &NodeRef, id: &str) {
    let whole = whole.cast::<Element>();
    let Some(option) = whole.and_then(|it| it.query_selector(&format!("#{id}")).ok().flatten()) else {
        return;
    };
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    option.scroll_into_view_with_scroll_into_view_options(&nearest);
}

/// Brings an element into the middle of what is seen, with the focus on it.
pub(super) fn show(element: &Element) {
    let middle = ScrollIntoViewOptions::new();
    middle.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&middle);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.focus().ok();
    }
}
