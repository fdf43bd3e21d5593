//! The few things that are asked of elements already on the page: focus, and how wide the page is.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What takes the focus in the device tree.
pub(super) const TREE: &str = "[role=treeitem][tabindex='0']";
/// What takes the focus in the inspector.
pub(super) const INSPECTOR: &str = "#inspector";

/// The panes in the order of F6, by what takes the focus in them.
const PANES: [&str; 6] =
    [".masthead button", ".context button", TREE, INSPECTOR, "#source", ".problems button"];

/// The element of that selector, where it can be seen.
fn visible(selector: &str) -> Option<HtmlElement> {
    let element = document().query_selector(selector).ok()??.dyn_into::<HtmlElement>().ok()?;
    (element.client_width() > 0).then_some(element)
}

/// Moves the focus to the first visible element of that selector; answers whether there is one.
pub(super) fn focus(selector: &str) -> bool {
    let Some(element) = visible(selector) else { return false };
    let inside = element.shadow_root().and_then(|root| root.query_selector(".cm-content").ok().flatten());
    let target = inside.and_then(|it| it.dyn_into().ok()).unwrap_or(element);
    target.focus().is_ok()
}

/// Moves the focus from pane to pane, those left out that cannot be seen.
pub(super) fn focus_next_pane(forward: bool) {
    const AREAS: [&str; 6] =
        [".masthead", ".context", ".tree-pane", ".inspector", ".source-pane", ".problems"];
    let active = document().active_element();
    let inside = |area: &&str| active.as_ref().is_some_and(|it| it.closest(area).ok().flatten().is_some());
    let count = PANES.len();
    let now = AREAS.iter().position(inside);
    let step = if forward { 1 } else { count - 1 };
    let mut next = now.map_or(if forward { 0 } else { count - 1 }, |now| (now + step) % count);
    for _ in 0..count {
        if focus(PANES[next]) {
            return;
        }
        next = (next + step) % count;
    }
}

/// Whether devices and source are seen side by side; the same width as in the style sheet.
pub(super) fn is_wide() -> bool {
    matches("(min-width: 1360px)")
}

/// Whether one part is seen at a time; the same width as in the style sheet.
pub(super) fn is_phone() -> bool {
    matches("(max-width: 639px)")
}

/// Whether a media query holds now.
fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|it| it.matches())
}

/// Clicks the first visible element of that selector, unless it is disabled; answers whether it did.
pub(super) fn press(selector: &str) -> bool {
    match visible(selector) {
        Some(element) if !element.has_attribute("disabled") => {
            element.click();
            true
        }
        _ => false,
    }
}

/// Whether a dialog is open: its keys are its own.
pub(super) fn in_dialog() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}
