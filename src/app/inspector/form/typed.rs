//! A value that is typed, in one line or several. What is being typed stays, however often the page is drawn
//! meanwhile, until it is written or the value of the document itself becomes another.

use super::{Around, control};
use crate::editor::{Control, Field};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};
use yew::{Callback, Html, InputEvent, Properties, component, hook, html, use_force_update, use_mut_ref};

#[derive(PartialEq, Properties)]
pub(super) struct TypedProps {
    pub(super) field: Field,
    pub(super) id: String,
    pub(super) describedby: Option<String>,
    pub(super) around: Around,
}

#[component]
pub(super) fn Typed(props: &TypedProps) -> Html {
    let TypedProps { field: it, id, describedby, around } = props;
    let Draft { value, oninput, onchange } = use_draft(it, control::write(it, around));
    let (id, describedby, disabled) = (id.clone(), describedby.clone(), around.locked);
    let (placeholder, invalid) = (around.ask.words.not_set(), it.error.is_some().then_some("true"));
    if it.control == Control::LongText {
        return html! {
            <textarea {id} rows="3" {value} {disabled} spellcheck="false" {placeholder} aria-describedby={describedby}
                aria-invalid={invalid} {oninput} {onchange} />
        };
    }
    let list = (!it.choices.is_empty()).then(|| format!("{id}-usual"));
    let inputmode = (it.control == Control::Number).then_some("numeric");
    html! { <>
        <input {id} type="text" {value} list={list.clone()} {inputmode} {disabled} autocomplete="off" spellcheck="false"
            {placeholder} aria-describedby={describedby} aria-invalid={invalid} {oninput} {onchange} />
        if let Some(list) = list {
            <datalist id={list}>
                { for it.choices.iter().filter(|it| it.offered).map(|it| html! { <option value={it.value.clone()} /> }) }
            </datalist>
        }
    </> }
}

/// What a field shows, and what it has to tell of the typing.
struct Draft {
    value: String,
    oninput: Callback<InputEvent>,
    onchange: Callback<Event>,
}

/// What is known of the typing from one drawing to the next.
#[derive(Default)]
struct Typing {
    /// What stands in the field and is not written.
    text: Option<String>,
    /// Something was written, and what the document makes of it has not come yet.
    written: bool,
    /// The value of the document when the field was drawn last.
    value: String,
}

#[hook]
fn use_draft(it: &Field, write: impl Fn(String) + 'static) -> Draft {
    let typing = use_mut_ref(Typing::default);
    let redraw = use_force_update();
    let value = {
        let mut typing = typing.borrow_mut();
        if typing.value != it.value {
            // What came of the own writing does not disturb who types on.
            if !std::mem::take(&mut typing.written) {
                typing.text = None;
            }
            typing.value.clone_from(&it.value);
        }
        let refused = it.error.as_ref().map(|it| &it.value);
        typing.text.as_ref().or(refused).unwrap_or(&it.value).clone()
    };
    let oninput = {
        let typing = typing.clone();
        Callback::from(move |event: InputEvent| typing.borrow_mut().text = Some(text_of(&event)))
    };
    let (shown, is_refused) = (it.value.clone(), it.error.is_some());
    let onchange = Callback::from(move |event: Event| {
        let text = text_of(&event);
        typing.borrow_mut().text = None;
        if text != shown || is_refused {
            typing.borrow_mut().written = true;
            write(text);
        }
        // The document may say the same in other words, and nothing else would be drawn.
        redraw.force_update();
    });
    Draft { value, oninput, onchange }
}

/// What stands in the field that an event is about.
fn text_of(event: &Event) -> String {
    let field = event.target();
    let line = field.as_ref().and_then(|it| it.dyn_ref::<HtmlInputElement>());
    let lines = field.as_ref().and_then(|it| it.dyn_ref::<HtmlTextAreaElement>());
    line.map(HtmlInputElement::value).or_else(|| lines.map(HtmlTextAreaElement::value)).unwrap_or_default()
}
