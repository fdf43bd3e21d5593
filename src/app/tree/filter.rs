//! Which rows are shown: chips, one at a time, and a filter by words.

use super::super::icon::icon;
use super::super::text::Language;
use crate::editor::{Counts, Origin, Row};
use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent};
use yew::{Callback, Children, Html, Properties, TargetCast, classes, component, html};

/// The chips.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Which {
    #[default]
    All,
    Written,
    Implicit,
    Problems,
    /// What the target does not take as written.
    Target,
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Filter {
    pub(super) which: Which,
    pub(super) words: String,
}

impl Filter {
    /// The same, but all where the target takes everything, or there is none.
    pub(super) fn while_any(self, not_taken: Option<usize>) -> Filter {
        let which =
            if self.which == Which::Target && not_taken.unwrap_or(0) == 0 { Which::All } else { self.which };
        Filter { which, ..self }
    }

    /// Whether a row is what is looked for.
    pub(super) fn shows(&self, row: &Row) -> bool {
        let which = match self.which {
            Which::All => true,
            Which::Written => row.origin == Origin::Written,
            Which::Implicit => row.origin != Origin::Written,
            Which::Problems => row.problem.is_some(),
            Which::Target => row.not_taken,
        };
        let address = row.address.as_ref().map_or("", |it| it.text.as_str());
        let all = format!("{} {} {address}", row.name, row.description).to_lowercase();
        which && self.words.to_lowercase().split_whitespace().all(|word| all.contains(word))
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct ChipsProps {
    pub(super) filter: Filter,
    pub(super) counts: Counts,
    pub(super) words: Language,
    pub(super) change: Callback<Filter>,
    /// What stands beside the field.
    pub(super) children: Children,
}

#[component]
pub(super) fn Chips(props: &ChipsProps) -> Html {
    let ChipsProps { filter, counts, words, change, children } = props;
    let all = counts.written + counts.implicit;
    let chip = |which: Which, class: &'static str, title: Option<&'static str>, content: Html| {
        let chosen = filter.which == which;
        let onclick = {
            let words = filter.words.clone();
            change.reform(move |_| Filter { which, words: words.clone() })
        };
        html! {
            <button type="button" class={classes!("chip", class)} aria-pressed={chosen.to_string()} {title} {onclick}>{ content }</button>
        }
    };
    let with_words = {
        let (which, change) = (filter.which, change.clone());
        move |words: String| change.emit(Filter { which, words })
    };
    let oninput = {
        let with_words = with_words.clone();
        move |event: InputEvent| with_words(event.target_unchecked_into::<HtmlInputElement>().value())
    };
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            with_words(String::new());
        }
    };
    html! {
        <div class="chips">
            <div class="row-of-chips" role="group" aria-label={words.which_rows()}>
                { chip(Which::All, "", None, html! { <>{ words.all() }{ " " }{ all }</> }) }
                { chip(Which::Written, "", None, html! { words.written() }) }
                { chip(Which::Implicit, "dashed", None, html! { words.implicit() }) }
                { chip(Which::Problems, "", Some(words.problems()), html! { <>{ icon("error") }<span class="word">{ words.problems() }</span>{ " " }{ counts.problems }</> }) }
                if let Some(count) = counts.not_taken.filter(|it| *it > 0) {
                    { chip(Which::Target, "", Some(words.not_taken_by_target()), html! { <>{ words.not_taken() }{ " " }{ count }</> }) }
                }
            </div>
            <div class="find-row"><label class="filter">
                { icon("search") }
                <input id="filter" type="text" autocomplete="off" spellcheck="false" aria-label={words.filter_rows()}
                    placeholder={words.filter_rows()} value={filter.words.clone()} {oninput} {onkeydown} />
                <kbd aria-hidden="true">{ "/" }</kbd>
            </label>{ for children.iter() }</div>
        </div>
    }
}
