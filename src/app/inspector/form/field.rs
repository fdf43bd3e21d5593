//! One value of the form: its name, its control, and what there is to say of it.

use super::super::super::icon::icon;
use super::super::super::wish::Wish;
use super::{Around, control};
use crate::editor::{Control, Field, State};
use yew::{Html, classes, html};

pub(super) fn field(it: &Field, around: &Around) -> Html {
    let words = around.ask.words;
    let (id, says) = (id(it), format!("{}-says", id(it)));
    let remarks = remarks(it, around);
    let describedby = (!remarks.is_empty()).then(|| says.clone());
    let class = classes!(
        "field",
        match it.state {
            State::Written => "written",
            State::FilledIn => "filled",
            State::Unset => "unset",
        },
        it.error.is_some().then_some("wrong"),
    );
    let revert = {
        let (around, path) = (around.clone(), it.path.clone());
        move |_| around.unset(&path)
    };
    let can_revert = it.state == State::Written && it.control != Control::Presence && !around.locked;
    html! {
        <div key={it.path.clone()} {class}>
            <label for={id.clone()} title={it.because.clone()}>{ &it.label }</label>
            <div class="control">
                { control::control(it, id, describedby, around) }
                if can_revert {
                    <button type="button" class="plain sign" aria-label={words.revert_value(&it.label)}
                        title={words.revert_value(&it.label)} onclick={revert}>{ icon("undo") }</button>
                }
                if let Some(link) = &it.link {
                    <button type="button" class="link" onclick={{
                        let key = link.key.clone();
                        around.ask.reform(move |_| Wish::Inspect(key.clone()))
                    }}><span class="unseen">{ words.go_to_row("") }</span>{ icon("to") }{ &link.name }</button>
                }
            </div>
            if !remarks.is_empty() {
                <div class="says" id={says}>{ for remarks }</div>
            }
        </div>
    }
}

/// An id for the control, from its path.
fn id(it: &Field) -> String {
    format!("value-{}", it.path.replace(|c: char| !c.is_ascii_alphanumeric(), "-"))
}

fn remarks(it: &Field, around: &Around) -> Vec<Html> {
    let words = around.ask.words;
    let tongue = |sentence: &str| around.ask.tongue(sentence);
    let mut remarks = Vec::new();
    if let Some(error) = &it.error {
        remarks.push(html! { <p class="error" role="alert" lang={tongue(&error.why)}>{ icon("error") }{ &error.why }</p> });
    }
    if !it.known {
        remarks.push(html! { <p class="limit">{ icon("question") }{ words.unread() }</p> });
    }
    if let Some(limit) = it.limit.as_ref().filter(|_| it.state == State::Written || !it.purpose.is_empty()) {
        remarks.push(html! { <p class="limit" lang={tongue(limit)}>{ icon("lock") }{ limit }</p> });
    }
    let chosen = it.choices.iter().find(|choice| choice.value == it.value);
    if let Some(why) = chosen.and_then(|it| it.why.as_ref()).filter(|_| it.limit.is_none()) {
        remarks.push(html! { <p class="limit" lang={tongue(why)}>{ icon("warning") }{ why }</p> });
    }
    if let Some(becomes) = &it.becomes {
        remarks.push(html! { <p class="becomes">{ words.libvirt_makes_it(becomes) }</p> });
    }
    if !it.purpose.is_empty() {
        remarks.push(html! { <p lang={tongue(&it.purpose)}>{ &it.purpose }</p> });
    }
    remarks
}
