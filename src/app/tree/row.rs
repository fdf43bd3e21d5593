//! One device in the tree: solid edge when written, dashed and grey when libvirt adds it.

use super::super::icon::icon;
use super::super::text::Language;
use super::super::verdict::severity;
use super::items::{Item, stem};
use super::layout::Place;
use crate::editor::{Address, Key, Origin, Row};
use web_sys::MouseEvent;
use yew::{Callback, Html, classes, html};

/// How a row stands in the tree.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) selected: bool,
    /// One of several that something is to be done with.
    pub(super) marked: bool,
    /// Rows are marked in boxes.
    pub(super) boxes: bool,
    /// Joined to what is selected.
    pub(super) related: bool,
    /// In an open run.
    pub(super) deep: bool,
}

pub(super) fn row(
    row: &Row,
    state: State,
    place: Place,
    words: Language,
    pick: &Callback<(MouseEvent, Key)>,
) -> Html {
    let implicit = row.origin != Origin::Written;
    let key = row.key.clone();
    let onclick = pick.reform(move |event: MouseEvent| (event, key.clone()));
    html! {
        <div
            key={row.key.0.clone()}
            class={classes!(
                "row",
                implicit.then_some("implicit"),
                state.related.then_some("related"),
                state.deep.then_some("deep"),
                row.not_predicted.is_some().then_some("unpredicted"),
                state.boxes.then_some("boxed"),
                place.away(),
            )}
            role="treeitem"
            aria-level={if state.deep { "3" } else { "2" }}
            aria-selected={(state.selected && !state.boxes || state.marked).to_string()}
            aria-checked={state.boxes.then(|| state.marked.to_string())}
            aria-posinset={place.number()}
            aria-setsize={place.count()}
            tabindex={place.tabindex()}
            {onclick}
        >
            <span class="edge"></span>
            if state.boxes {
                <span class="box">if state.marked { { icon("check") } }</span>
            } else {
                { icon(&row.icon) }
            }
            <span class="title">
                <span class="name">{ &row.name }</span>
                if let Some(badge) = &row.badge {
                    <span class="tag dashed">{ badge }</span>
                }
                if let Some(why) = &row.not_predicted {
                    <span class="tag dotted" title={why.clone()}>{ icon("question") }{ words.not_predicted() }</span>
                }
                if let Some(problem) = row.problem {
                    { severity(problem, words) }
                }
            </span>
            <span class="description" title={row.description.clone()}>{ &row.description }</span>
            if let Some(at) = &row.address {
                { address(at, words) }
            }
        </div>
    }
}

/// Several like rows as one, which opens.
pub(super) fn run(
    rows: &[Row],
    open: bool,
    place: Place,
    item: &Item<'_>,
    words: Language,
    fold: &(impl Fn(&str) + Clone + 'static),
) -> Html {
    let (first, last) = (&rows[0], &rows[rows.len() - 1]);
    let (fold, id) = (fold.clone(), item.fold().map(|(id, _)| id).unwrap_or_default());
    let key = id.clone();
    let address = |row: &Row| row.address.as_ref().map(|it| it.text.clone()).unwrap_or_default();
    html! {
        <div {key} class={classes!("row", "implicit", "run", place.away())} role="treeitem" aria-level="2" aria-expanded={open.to_string()}
            aria-posinset={place.number()} aria-setsize={place.count()} tabindex={place.tabindex()} onclick={move |_| fold(&id)}>
            <span class="edge"></span>
            { icon(if open { "down" } else { "right" }) }
            <span class="title">
                <span class="name">{ &first.name }{ "–" }{ &last.name[stem(&last.name).len()..] }</span>
                if let Some(badge) = &first.badge {
                    <span class="tag dashed">{ badge }</span>
                }
            </span>
            <span class="description">{ words.times(rows.len(), &first.description) }</span>
            if first.address.is_some() && !open {
                <span class="address"><span class="filled-in">{ address(first) }{ " …" }</span></span>
            }
        </div>
    }
}

/// Where a device sits: underlined in dashes when libvirt fills it in, and where it goes in a preview.
fn address(address: &Address, words: Language) -> Html {
    let title = address.implicit.then_some(words.filled_in());
    html! { <>
        <span class="address">
            <span class={classes!(address.implicit.then_some("filled-in"))} {title}>{ &address.text }</span>
        </span>
        if let Some(then) = &address.preview {
            <span class="address then">
                <span class="unseen">{ words.goes_to(then) }</span><span aria-hidden="true">{ "→ " }{ then }</span>
            </span>
        }
    </> }
}
