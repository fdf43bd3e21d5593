//! Keys that hold in the whole editor. Keys of one pane are heard in that pane.

use super::element::{self, Place};
use super::wish::{Ask, Tab, Wish};
use crate::editor::Command;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, KeyboardEvent};

/// Listens at `target` until the answer is dropped.
pub(super) fn listen(target: &EventTarget, place: &Place, ask: &Ask) -> EventListener {
    let (place, ask) = (place.clone(), ask.clone());
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if !event.default_prevented() && press(event, &place, &ask) {
            event.prevent_default();
        }
    })
}

/// Does what the key asks for; answers whether it meant anything.
fn press(event: &KeyboardEvent, place: &Place, ask: &Ask) -> bool {
    let (control, shift, alt) = (event.ctrl_key() || event.meta_key(), event.shift_key(), event.alt_key());
    let typing = is_typing(event);
    let key = event.key();
    let wish = match key.as_str() {
        "F1" => Wish::TogglePalette,
        "p" | "P" | "o" | "O" if control && shift => Wish::TogglePalette,
        "F6" => Wish::NextPane(!shift),
        "F8" => Wish::NextProblem(!shift),
        "." if control => Wish::QuickFix,
        "1" if alt => return place.focus(element::TREE),
        "2" if alt => return place.focus(element::INSPECTOR),
        "3" if alt => {
            ask.emit(Wish::Show(if place.is_wide() { Tab::Devices } else { Tab::Source }));
            return place.focus("#source");
        }
        "4" if alt => return place.focus(element::PROBLEMS),
        "z" | "Z" if control && !typing => Wish::Do(if shift { Command::Redo } else { Command::Undo }),
        "y" | "Y" if control && !typing => Wish::Do(Command::Redo),
        "e" | "E" if control => Wish::Show(Tab::Export),
        "s" | "S" if control => {
            // The button knows the file; in another part the export view comes first.
            return place.press("#save") || place.press("#download") || {
                ask.emit(Wish::Show(Tab::Export));
                true
            };
        }
        "o" if control => Wish::PickFile,
        "/" if !typing && !control => return place.focus("#filter"),
        "Escape" if !typing && !place.in_dialog() => Wish::Leave,
        "?" if !typing => Wish::ToggleKeyMap,
        "h" | "H" if !typing && !control && !alt && !in_tree(event) => Wish::ToggleHistory,
        "t" if !typing && !control && !alt && !in_tree(event) => Wish::Show(Tab::Topology),
        "i" if !typing && !control && !alt && !in_tree(event) => Wish::ToggleGhosts,
        _ => return false,
    };
    ask.emit(wish);
    true
}

/// Whether the key goes into a text. Inside a shadow root only the composed path tells.
fn is_typing(event: &KeyboardEvent) -> bool {
    let Some(target) = event.composed_path().get(0).dyn_into::<Element>().ok() else { return false };
    target.closest("input, textarea, select, [contenteditable=true]").ok().flatten().is_some()
}

/// In the tree letters go to the row that begins with them.
fn in_tree(event: &KeyboardEvent) -> bool {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok();
    target.is_some_and(|it| it.closest("[role=tree]").ok().flatten().is_some())
}
