//! The form of what is selected: what people look for first, what is there besides, and on request all the rest.

mod anything;
mod control;
mod field;
mod part;
mod typed;

use super::super::wish::{Ask, Wish};
use crate::editor::{Command, Edit, Field, FormPart, Inspector, Key, State};
use std::rc::Rc;
use web_sys::{HtmlInputElement, InputEvent};
use yew::{Html, Properties, TargetCast, component, html, use_state_eq};

#[derive(PartialEq, Properties)]
pub(super) struct FormProps {
    /// What is selected, with its form.
    pub(super) of: Rc<Inspector>,
    /// Nothing can be changed now.
    pub(super) locked: bool,
    pub(super) ask: Ask,
}

/// What each field needs besides itself.
#[derive(Clone, PartialEq)]
pub(super) struct Around {
    row: Key,
    locked: bool,
    ask: Ask,
}

impl Around {
    fn set(&self, path: &str, value: String) {
        let edit = Edit::Set { key: self.row.clone(), path: path.to_owned(), value };
        self.edit(edit);
    }

    fn unset(&self, path: &str) {
        self.edit(Edit::Unset { key: self.row.clone(), path: path.to_owned() });
    }

    fn add_element(&self, path: &str) {
        self.edit(Edit::AddElement { key: self.row.clone(), path: path.to_owned() });
    }

    fn edit(&self, edit: Edit) {
        if !self.locked {
            self.ask.emit(Wish::Do(Command::Edit(edit)));
        }
    }
}

#[component]
pub(super) fn SettingsForm(props: &FormProps) -> Html {
    let FormProps { of, locked, ask } = props;
    let (form, row) = (&of.form, &of.row.key);
    let all = use_state_eq(|| false);
    let filter = use_state_eq(String::new);
    let around = Around { row: row.clone(), locked: *locked, ask: ask.clone() };
    let there: Vec<FormPart> = form.parts.iter().filter_map(part::that_is_there).collect();
    let count = form.parts.iter().flat_map(|it| &it.fields).filter(|it| !is_there(it)).count();
    // Hundreds, which are made only once they are asked for.
    let rest = if *all { form.parts.iter().filter_map(part::that_may_be).collect() } else { Vec::new() };
    let toggle = {
        let all = all.clone();
        move |_| all.set(!*all)
    };
    let oninput = {
        let filter = filter.clone();
        move |event: InputEvent| filter.set(event.target_unchecked_into::<HtmlInputElement>().value())
    };
    let found: Vec<FormPart> = rest.iter().filter_map(|it| part::with_words(it, &filter)).collect();
    html! {
        <section class="form">
            <h3>{ ask.words.settings() }</h3>
            <div class="fields">
                { for form.common.iter().map(|it| field::field(it, &around)) }
            </div>
            { for there.iter().map(|it| part::part(it, &around)) }
            <h4 class="all-settings">
                <button type="button" class="link" aria-expanded={all.to_string()} onclick={toggle}>
                    { ask.words.all_settings(count) }
                </button>
            </h4>
            if *all {
                <label class="find">
                    <input type="text" autocomplete="off" spellcheck="false" value={(*filter).clone()} {oninput}
                        aria-label={ask.words.filter_settings()} placeholder={ask.words.filter_settings()} />
                </label>
                if found.is_empty() {
                    <p class="hint">{ ask.words.no_settings() }</p>
                }
                { for found.iter().map(|it| part::part(it, &around)) }
                <anything::Anything around={around.clone()} />
            }
        </section>
    }
}

/// Whether a field is there, written or filled in.
fn is_there(field: &Field) -> bool {
    field.state != State::Unset
}
