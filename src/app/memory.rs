//! What the browser remembers for the next visit, under short keys.

use gloo::utils::window;
use web_sys::Storage;

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What was kept under `key`; nothing where storage is forbidden.
pub(super) fn recall(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps `value` under `key`; answers whether the browser allows it.
pub(super) fn keep(key: &str, value: &str) -> bool {
    storage().is_some_and(|it| it.set_item(key, value).is_ok())
}

/// Keeps nothing under `key` any more.
pub(super) fn forget(key: &str) {
    if let Some(storage) = storage() {
        storage.remove_item(key).ok();
    }
}

/// Keeps a mark under `key`, or none.
pub(super) fn remember(key: &str, marked: bool) {
    if marked {
        keep(key, "1");
    } else {
        forget(key);
    }
}
