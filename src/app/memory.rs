//! What the browser remembers for the next visit: the theme and the sizes of panes, never a document.

use gloo::utils::window;

/// What was kept under `key`; nothing where storage is forbidden.
pub(super) fn recall(key: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Keeps `value` under `key`, where the browser allows it.
pub(super) fn keep(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        storage.set_item(key, value).ok();
    }
}
