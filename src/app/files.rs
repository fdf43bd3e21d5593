//! Files and the clipboard: choosing, dropping, pasting, copying, downloading.

use super::element::Place;
use super::text::PASTED_NAME;
use super::wish::{Ask, Notice, Wish};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::file::{Blob, File, ObjectUrl};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Clipboard, ClipboardEvent, DragEvent, Element, Event, EventTarget, FileList, HtmlAnchorElement,
    HtmlInputElement,
};
use yew::{Callback, Html, NodeRef, Properties, TargetCast, component, html};

#[derive(PartialEq, Properties)]
pub(super) struct PickerProps {
    pub(super) input: NodeRef,
    pub(super) ask: Ask,
}

/// The input behind every button that opens a file.
#[component]
pub(super) fn Picker(props: &PickerProps) -> Html {
    let ask = props.ask.clone();
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        open_first(input.files(), &ask);
        // So that the same file can be chosen again.
        input.set_value("");
    };
    let accept = ".xml,application/xml,text/xml,text/plain";
    html! {
        <input ref={props.input.clone()} id="file" type="file" {accept} {onchange} hidden=true aria-label={props.ask.words.open_file()} />
    }
}

/// Has the user choose a file by the picker's input.
pub(super) fn pick(input: &NodeRef) {
    if let Some(input) = input.cast::<HtmlInputElement>() {
        input.click();
    }
}

/// Listens for files and texts that are dropped or pasted at `target`, until the answer is dropped.
pub(super) fn listen(target: &EventTarget, ask: &Ask, dragging: &Callback<bool>) -> Vec<EventListener> {
    let on = |name: &'static str, heard: Box<dyn Fn(&Event)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(target, name, options, move |event| heard(event))
    };
    let (over, leave, dropped) = (dragging.clone(), dragging.clone(), dragging.clone());
    let (ask_drop, ask_paste) = (ask.clone(), ask.clone());
    vec![
        on(
            "dragover",
            Box::new(move |event| {
                event.prevent_default();
                over.emit(true);
            }),
        ),
        on(
            "dragleave",
            Box::new(move |event| {
                // Only when the pointer leaves: between elements inside there is always a next one.
                if event.dyn_ref::<DragEvent>().is_some_and(|it| it.related_target().is_none()) {
                    leave.emit(false);
                }
            }),
        ),
        on(
            "drop",
            Box::new(move |event| {
                event.prevent_default();
                dropped.emit(false);
                let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
                let Some(data) = data else { return };
                let text = data.get_data("text/plain").unwrap_or_default();
                if !open_first(data.files(), &ask_drop) && !text.trim().is_empty() {
                    ask_drop.emit(Wish::Open(PASTED_NAME.to_owned(), text));
                }
            }),
        ),
        on(
            "paste",
            Box::new(move |event| {
                let Some(event) = event.dyn_ref::<ClipboardEvent>() else { return };
                let Some(data) = event.clipboard_data() else { return };
                if is_for_a_field(event) {
                    return;
                }
                let text = data.get_data("text/plain").unwrap_or_default();
                if open_first(data.files(), &ask_paste) {
                    event.prevent_default();
                } else if !text.trim().is_empty() {
                    event.prevent_default();
                    ask_paste.emit(Wish::Open(PASTED_NAME.to_owned(), text));
                }
            }),
        ),
    ]
}

/// Asks before the window is left with edits that were not exported, until the answer is dropped.
pub(super) fn guard(place: &Place) -> EventListener {
    let page = place.0.clone();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "beforeunload", options, move |event| {
        if page.cast::<Element>().is_some_and(|it| it.has_attribute("data-unsaved")) {
            event.prevent_default();
        }
    })
}

/// A paste into the source or into a field belongs there.
fn is_for_a_field(event: &Event) -> bool {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok();
    target.is_some_and(|it| it.closest("input, textarea, [contenteditable=true]").ok().flatten().is_some())
}

/// Reads the first file; answers whether there is one.
fn open_first(files: Option<FileList>, ask: &Ask) -> bool {
    let Some(file) = files.and_then(|files| files.get(0)) else { return false };
    let (file, ask) = (File::from(file), ask.clone());
    spawn_local(async move {
        let name = file.name();
        // Bytes, because reading as text would swallow a byte order mark and replace what is not UTF-8.
        let wish = match gloo::file::futures::read_as_bytes(&file).await {
            Err(_) => Wish::Read(Notice::new(ask.words.not_read(&name))),
            Ok(bytes) => match String::from_utf8(bytes) {
                Err(_) => Wish::Read(Notice::new(ask.words.not_utf8(&name))),
                Ok(text) => Wish::Open(name, text),
            },
        };
        ask.emit(wish);
    });
    true
}

/// Opens what the clipboard holds, where the browser lets the page read it.
pub(super) fn paste(ask: Ask) {
    spawn_local(async move {
        let text = match clipboard() {
            Some(clipboard) => JsFuture::from(clipboard.read_text()).await.ok(),
            None => None,
        };
        ask.emit(match text.and_then(|text| text.as_string()) {
            None => Wish::Read(Notice::new(ask.words.not_pasted())),
            Some(text) if text.trim().is_empty() => Wish::Read(Notice::new(ask.words.clipboard_empty())),
            Some(text) => Wish::Open(PASTED_NAME.to_owned(), text),
        });
    });
}

/// Copies a text and says so.
pub(super) fn copy(text: String, done: String, ask: Ask) {
    spawn_local(async move {
        let copied = match clipboard() {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        let said = if copied { done } else { ask.words.not_copied().to_owned() };
        ask.emit(Wish::Read(Notice::new(said)));
    });
}

/// The clipboard; a page that is not served over https has none.
fn clipboard() -> Option<Clipboard> {
    let clipboard = window().navigator().clipboard();
    (!clipboard.is_undefined()).then_some(clipboard)
}

/// Hands a text to the browser's downloads.
pub(super) fn download(name: &str, text: &str, mime: &'static str) {
    let url = ObjectUrl::from(Blob::new_with_options(text, Some(mime)));
    let Ok(link) = document().create_element("a") else { return };
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads the URL after the click returns; a minute is plenty.
    gloo::timers::callback::Timeout::new(60_000, move || drop(url)).forget();
}
