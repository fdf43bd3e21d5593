//! Light and dark: as the system says until the user chooses; boot.js does the same before the first paint.

use super::memory;
use gloo::events::EventListener;
use gloo::utils::{document, window};
use yew::Callback;

const KEY: &str = "theme";
const DARK_CLASS: &str = "pf-v6-theme-dark";

/// Whether the page is dark now.
pub(super) fn is_dark() -> bool {
    document().document_element().is_some_and(|root| root.class_list().contains(DARK_CLASS))
}

/// Changes between light and dark and remembers it.
pub(super) fn toggle() {
    let dark = !is_dark();
    show(dark);
    memory::keep(KEY, if dark { "dark" } else { "light" });
}

/// Follows the system, unless the user chose.
pub(super) fn follow_system() {
    let system = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
    if let (None, Some(system)) = (memory::recall(KEY), system) {
        show(system.matches());
    }
}

fn show(dark: bool) {
    if let Some(root) = document().document_element() {
        root.class_list().toggle_with_force(DARK_CLASS, dark).ok();
    }
}

/// Calls `changed` whenever the system changes between light and dark.
pub(super) fn listen(changed: Callback<()>) -> Option<EventListener> {
    let system = window().match_media("(prefers-color-scheme: dark)").ok().flatten()?;
    Some(EventListener::new(&system, "change", move |_| changed.emit(())))
}
