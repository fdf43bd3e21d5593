//! Pictures, drawn on a grid of 16 with one line width so that they look like one family.

use crate::editor::device_icon;
use yew::{AttrValue, Html, html};

/// The picture of that name; what has none of its own looks like a chip. It says nothing to screen readers:
/// there is always text beside it.
pub(super) fn icon(name: &str) -> Html {
    let (class, path) = match name {
        _ if FILLED.contains(&name) => ("icon filled", path(name)),
        _ => ("icon", path(name)),
    };
    html! {
        <svg class={class} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={AttrValue::Static(path)} />
        </svg>
    }
}

/// Shapes rather than lines.
const FILLED: [&str; 6] = ["error", "warning", "note", "question", "accepted", "more"];

/// Of devices it comes with them; of signs it is here.
fn path(name: &str) -> &'static str {
    if let Some(path) = device_icon(name) {
        return path;
    }
    match name {
        // Signs.
        "share" => {
            "M6.6 8.8a2.6 2.6 0 0 0 3.9.3l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.4 7.2a2.6 2.6 0 0 0-3.9-.3L3.3 9.1A2.6 2.6 0 0 0 7 12.8l.8-.8"
        }
        "open" => device_icon("filesystem").unwrap_or_default(),
        "error" => {
            "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm-.9 3 .2 5h1.4l.2-5zM8 10.2a.95.95 0 1 0 0 1.9.95.95 0 0 0 0-1.9z"
        }
        "warning" => {
            "M8 1.2 15.4 14.4H.6zM7.2 5.6l.2 4.4h1.2l.2-4.4zM8 10.8a.85.85 0 1 0 0 1.7.85.85 0 0 0 0-1.7z"
        }
        "note" => {
            "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 2.9a.95.95 0 1 0 0 1.9.95.95 0 0 0 0-1.9zM7.3 7v5h1.4V7z"
        }
        "question" => {
            "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 2.7c-1.5 0-2.5.9-2.6 2.3h1.4c.1-.7.5-1.1 1.2-1.1s1.1.4 1.1.9c0 .5-.2.8-.9 1.2-.7.5-1 1-.9 1.9v.3h1.3v-.3c0-.5.2-.7.9-1.2.8-.5 1.1-1.1 1.1-1.9 0-1.2-1-2.1-2.6-2.1zm-.1 6.6a.9.9 0 1 0 0 1.8.9.9 0 0 0 0-1.8z"
        }
        "accepted" => "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm3 4.2L7 9.3 5 7.4l-1 1 3 3 5-5.1z",
        "more" => {
            "M8 2a1.4 1.4 0 1 1 0 2.8A1.4 1.4 0 0 1 8 2zm0 4.6a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8zm0 4.6A1.4 1.4 0 1 1 8 14a1.4 1.4 0 0 1 0-2.8z"
        }
        "same" => "M1.5 5.5h12M10.5 2.5l3 3-3 3M14.5 10.5h-12M5.5 7.5l-3 3 3 3",
        "refused" => "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM3.8 3.8l8.4 8.4",
        "eye" => "M1 8s2.5-4.5 7-4.5S15 8 15 8s-2.5 4.5-7 4.5S1 8 1 8zM10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0z",
        "eye-off" => "M1 8s2.5-4.5 7-4.5S15 8 15 8s-2.5 4.5-7 4.5S1 8 1 8zM2.5 13.5l11-11",
        "plus" => "M8 2.5v11M2.5 8h11",
        "remove" => "M2.5 4h11M6 4V2.5h4V4M4 4l.6 9.5h6.8L12 4M6.7 6.8v4M9.3 6.8v4",
        "copy" => "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
        "paste" => "M5.5 3H3v11h10V3h-2.5M5.5 1.8h5v2.6h-5zM5.5 8h5M5.5 10.8h5",
        "download" => "M8 2v8M4.5 6.8 8 10.3l3.5-3.5M2.5 13.5h11",
        "undo" => "M5 2.5 2 5.5l3 3M2.3 5.5h7.2a4 4 0 0 1 0 8H6",
        "redo" => "M11 2.5l3 3-3 3M13.7 5.5H6.5a4 4 0 0 0 0 8H10",
        "down" => "M3.5 6 8 10.5 12.5 6",
        "right" => "M6 3.5 10.5 8 6 12.5",
        "to" => "M2 8h11M9.5 4.5 13 8l-3.5 3.5",
        "back" => "M14 8H3M6.5 4.5 3 8l3.5 3.5",
        "close" => "M3.5 3.5l9 9M12.5 3.5l-9 9",
        "check" => "M3 8.5 6.5 12 13 4.5",
        "search" => "M11 6.5a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10 10l4 4",
        "moon" => "M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3z",
        "sun" => {
            "M11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M13 3l-1.2 1.2M4.2 11.8 3 13"
        }
        "language" => {
            "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM2.3 6h11.4M2.3 10h11.4M8 2c2 1.7 2.6 3.8 2.6 6S10 12.3 8 14M8 2C6 3.7 5.4 5.8 5.4 8S6 12.3 8 14"
        }
        "help" => {
            "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM6 6.3C6 5 6.9 4.3 8 4.3s2 .7 2 1.8c0 1.6-2 1.7-2 3.2M8 11.6h.01"
        }
        "minus" => "M2.5 8h11",
        "topology" => "M6 1.5h4v3.5H6zM1.5 11h4v3.5h-4zM10.5 11h4v3.5h-4zM8 5v3M3.5 11V8h9v3",
        "list" => "M5.5 3.5H14M5.5 8H14M5.5 12.5H14M2 3.5h.01M2 8h.01M2 12.5h.01",
        "code" => "M5 4 1.5 8 5 12M11 4l3.5 4-3.5 4M9 3 7 13",
        "free" => "M9.6 8a1.6 1.6 0 1 1-3.2 0 1.6 1.6 0 0 1 3.2 0z",
        _ => device_icon("device").unwrap_or_default(),
    }
}
