//! The control of a value: a list, a switch, a line, several lines. What is changed is written at once.

use super::super::super::list::{Entry, List};
use super::Around;
use super::typed::Typed;
use crate::editor::{Control, Field, State};
use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, TargetCast, html};

pub(super) fn control(it: &Field, id: String, describedby: Option<String>, around: &Around) -> Html {
    match it.control {
        Control::Choice => list(it, id, describedby, around),
        Control::Presence => switch(it, id, describedby, around),
        Control::Secret => secret(it, id, describedby, around),
        Control::Text | Control::LongText | Control::Number | Control::Size => {
            html! { <Typed field={it.clone()} {id} {describedby} around={around.clone()} /> }
        }
    }
}

/// Writes what was typed; nothing at all takes the value back.
pub(super) fn write(it: &Field, around: &Around) -> impl Fn(String) + 'static {
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
    let nothing = match it.state {
        State::FilledIn => words.by_libvirt(&it.value),
        State::Unset => words.not_set().to_owned(),
        State::Written => words.leave_to_libvirt().to_owned(),
    };
    let mut entries = vec![Entry { label: nothing, ..Entry::default() }];
    if written && !it.choices.iter().any(|choice| choice.value == it.value) {
        let label = words.not_in_the_list(&it.value);
        entries.push(Entry { label, value: it.value.clone(), ..Entry::default() });
    }
    entries.extend(it.choices.iter().map(|choice| {
        let label = match &choice.why {
            Some(why) => words.choice_with_reason(&choice.value, why),
            None => choice.value.clone(),
        };
        let may_be = choice.offered || (written && choice.value == it.value);
        Entry { label, value: choice.value.clone(), disabled: !may_be, title: None }
    }));
    let is_chosen = |entry: &Entry| written && entry.value == it.value;
    let chosen = entries.iter().skip(1).position(is_chosen).map_or(0, |it| it + 1);
    let choose = {
        let write = write(it, around);
        let values: Vec<String> = entries.iter().map(|it| it.value.clone()).collect();
        Callback::from(move |index: usize| write(values[index].clone()))
    };
    html! { <List {id} {describedby} disabled={around.locked} {entries} {chosen} {choose} /> }
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

/// A secret is never put into the field: what is typed replaces it. Without a `value`, no redraw empties the field.
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
        <input {id} type="password" disabled={around.locked} autocomplete="new-password" {placeholder}
            aria-describedby={describedby} {onchange} />
    }
}
