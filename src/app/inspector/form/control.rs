//! The control of a value: a list, a switch, a line, several lines. What is changed is written at once.

use super::Around;
use crate::editor::{Control, Field, State};
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{Callback, Html, TargetCast, html};

pub(super) fn control(it: &Field, id: String, describedby: Option<String>, around: &Around) -> Html {
    match it.control {
        Control::Choice => list(it, id, describedby, around),
        Control::Presence => switch(it, id, describedby, around),
        Control::LongText => lines(it, id, describedby, around),
        Control::Secret => secret(it, id, describedby, around),
        Control::Text | Control::Number | Control::Size => line(it, id, describedby, around),
    }
}

/// Writes what was typed; nothing at all takes the value back.
fn write(it: &Field, around: &Around) -> impl Fn(String) + 'static {
    let (path, around, written) = (it.path.clone(), around.clone(), it.state == State::Written);
    move |value: String| match value.is_empty() {
        false => around.set(&path, value),
        true if written => around.unset(&path),
        true => {}
    }
}

fn list(it: &Field, id: String, describedby: Option<String>, around: &Around) -> Html {
    let words = around.ask.words;
    let written = it.state == State::Written;
    let known = it.choices.iter().any(|choice| choice.value == it.value);
    let nothing = match it.state {
        State::FilledIn => words.by_libvirt(&it.value),
        State::Unset => words.not_set().to_owned(),
        State::Written => words.leave_to_libvirt().to_owned(),
    };
    let onchange = {
        let write = write(it, around);
        Callback::from(move |event: Event| write(event.target_unchecked_into::<HtmlSelectElement>().value()))
    };
    html! {
        <select {id} disabled={around.locked} aria-describedby={describedby} {onchange}>
            <option value="" selected={!written}>{ nothing }</option>
            if written && !known {
                <option value={it.value.clone()} selected=true>{ words.not_in_the_list(&it.value) }</option>
            }
            { for it.choices.iter().map(|choice| {
                let selected = written && choice.value == it.value;
                let label = match &choice.why {
                    Some(why) => words.choice_with_reason(&choice.value, why),
                    None => choice.value.clone(),
                };
                html! {
                    <option value={choice.value.clone()} {selected} disabled={!choice.offered && !selected}>{ label }</option>
                }
            }) }
        </select>
    }
}

fn switch(it: &Field, id: String, describedby: Option<String>, around: &Around) -> Html {
    let on = it.state != State::Unset;
    let onchange = {
        let (path, around) = (it.path.clone(), around.clone());
        Callback::from(move |_: Event| if on { around.unset(&path) } else { around.add_element(&path) })
    };
    html! {
        <input {id} type="checkbox" checked={on} disabled={around.locked || it.state == State::FilledIn}
            aria-describedby={describedby} {onchange} />
    }
}

fn line(it: &Field, id: String, describedby: Option<String>, around: &Around) -> Html {
    let list = (!it.choices.is_empty()).then(|| format!("{id}-usual"));
    let inputmode = (it.control == Control::Number).then_some("numeric");
    let value = it.error.as_ref().map_or(&it.value, |it| &it.value).clone();
    let shown = it.value.clone();
    let onchange = {
        let write = write(it, around);
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            if value != shown {
                write(value);
            }
        })
    };
    html! { <>
        <input {id} type="text" {value} list={list.clone()} {inputmode} disabled={around.locked} autocomplete="off"
            spellcheck="false" placeholder={around.ask.words.not_set()} aria-describedby={describedby}
            aria-invalid={it.error.is_some().then_some("true")} {onchange} />
        if let Some(list) = list {
            <datalist id={list}>
                { for it.choices.iter().filter(|it| it.offered).map(|it| html! { <option value={it.value.clone()} /> }) }
            </datalist>
        }
    </> }
}

fn lines(it: &Field, id: String, describedby: Option<String>, around: &Around) -> Html {
    let onchange = {
        let write = write(it, around);
        Callback::from(move |event: Event| {
            write(event.target_unchecked_into::<HtmlTextAreaElement>().value())
        })
    };
    html! {
        <textarea {id} rows="3" value={it.value.clone()} disabled={around.locked} spellcheck="false"
            placeholder={around.ask.words.not_set()} aria-describedby={describedby} {onchange} />
    }
}

/// A secret is never put into the field: what is typed replaces it.
fn secret(it: &Field, id: String, describedby: Option<String>, around: &Around) -> Html {
    let words = around.ask.words;
    let placeholder = if it.state == State::Unset { words.not_set() } else { words.secret_is_set() };
    let onchange = {
        let (path, around) = (it.path.clone(), around.clone());
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let value = input.value();
            input.set_value("");
            if !value.is_empty() {
                around.set(&path, value);
            }
        })
    };
    html! {
        <input {id} type="password" value="" disabled={around.locked} autocomplete="new-password" {placeholder}
            aria-describedby={describedby} {onchange} />
    }
}
