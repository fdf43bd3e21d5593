//! One element of the form with its values, what can be added in it, and the button that takes it out.

use super::super::super::icon::icon;
use super::super::super::menu::{Item, Menu};
use super::super::super::wish::Wish;
use super::{Around, field, is_there};
use crate::editor::{Field, FormPart, State};
use yew::{Callback, Html, classes, html};

/// What of an element is there; nothing where it is not, or where all that it says is said already.
pub(super) fn that_is_there(part: &FormPart) -> Option<FormPart> {
    let fields: Vec<Field> = part.fields.iter().filter(|it| is_there(it)).cloned().collect();
    let holds = part.state == State::Written && !part.additions.is_empty() && !part.path.is_empty();
    let shown = !fields.is_empty() || !part.known || holds;
    let additions = if part.state == State::Written { part.additions.clone() } else { Vec::new() };
    shown.then(|| FormPart { fields, additions, ..part.clone() })
}

/// What of an element may be there and is not.
pub(super) fn that_may_be(part: &FormPart) -> Option<FormPart> {
    let fields: Vec<Field> = part.fields.iter().filter(|it| !is_there(it)).cloned().collect();
    let offered = part.state != State::Written || part.path.is_empty();
    let additions = if offered { part.additions.clone() } else { Vec::new() };
    let shown = !fields.is_empty() || !additions.is_empty();
    shown.then(|| FormPart { fields, additions, remove: None, ..part.clone() })
}

/// The element with those of its values that have all these words in their label.
pub(super) fn with_words(part: &FormPart, words: &str) -> Option<FormPart> {
    let words = words.to_lowercase();
    let fits = |text: &str| words.split_whitespace().all(|word| text.to_lowercase().contains(word));
    let fields: Vec<Field> = part.fields.iter().filter(|it| fits(&it.label)).cloned().collect();
    let additions = part.additions.iter().filter(|it| fits(&format!("{} {}", part.title, it.name)));
    let additions: Vec<_> = additions.cloned().collect();
    let shown = !fields.is_empty() || !additions.is_empty();
    shown.then(|| FormPart { fields, additions, ..part.clone() })
}

pub(super) fn part(part: &FormPart, around: &Around) -> Html {
    let words = around.ask.words;
    let class = classes!("element", (part.state == State::FilledIn).then_some("implicit"));
    html! {
        <section key={part.path.clone()} {class}>
            if !part.title.is_empty() {
                <h4>
                    <code>{ "<" }{ &part.title }{ ">" }</code>
                    if !part.known {
                        <span class="tag dotted">{ icon("question") }{ words.unread() }</span>
                    }
                    if let Some(remove) = part.remove.clone().filter(|_| !around.locked) {
                        <button type="button" class="plain sign" aria-label={words.remove_element(&part.title)}
                            title={words.remove_element(&part.title)}
                            onclick={around.ask.reform(move |_| Wish::Do(remove.clone()))}>{ icon("remove") }</button>
                    }
                </h4>
            }
            if !part.fields.is_empty() {
                <div class="fields">{ for part.fields.iter().map(|it| field::field(it, around)) }</div>
            }
            if !part.additions.is_empty() && !around.locked {
                <Menu label={words.add_element()} items={additions(part, around)} class="additions" />
            }
        </section>
    }
}

fn additions(part: &FormPart, around: &Around) -> Vec<Item> {
    let each = part.additions.iter().map(|it| {
        let (ask, command) = (around.ask.clone(), it.command.clone());
        let chosen = Callback::from(move |()| ask.emit(Wish::Do(command.clone())));
        Item { title: it.name.clone().into(), detail: part.title.clone().into(), chosen }
    });
    each.collect()
}
