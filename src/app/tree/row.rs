//! One device in the tree: solid edge when written, dashed and grey when libvirt adds it.

use super::super::icon::icon;
use super::super::text;
use super::super::verdict::severity;
use super::super::wish::{Ask, Wish};
use crate::editor::{Address, Origin, Row};
use yew::{Html, classes, html};

pub(super) fn row(row: &Row, selected: bool, stop: bool, ask: &Ask) -> Html {
    let implicit = row.origin != Origin::Written;
    let key = row.key.clone();
    let onclick = ask.reform(move |_| Wish::Inspect(key.clone()));
    html! {
        <div
            key={row.key.0.clone()}
            class={classes!("row", implicit.then_some("implicit"), row.not_predicted.is_some().then_some("unpredicted"))}
            role="treeitem"
            aria-level="2"
            aria-selected={selected.to_string()}
            tabindex={if stop { "0" } else { "-1" }}
            {onclick}
        >
            <span class="edge"></span>
            { icon(&row.icon) }
            <span class="title">
                <span class="name">{ &row.name }</span>
                if let Some(badge) = &row.badge {
                    <span class="tag dashed">{ badge }</span>
                }
                if let Some(why) = &row.not_predicted {
                    <span class="tag dotted" title={why.clone()}>{ icon("question") }{ text::NOT_PREDICTED }</span>
                }
                if let Some(problem) = row.problem {
                    { severity(problem) }
                }
            </span>
            <span class="description" title={row.description.clone()}>{ &row.description }</span>
            if let Some(at) = &row.address {
                { address(at) }
            }
        </div>
    }
}

/// Where a device sits: underlined in dashes when libvirt fills it in, and where it goes in a preview.
fn address(address: &Address) -> Html {
    let title = address.implicit.then_some(text::FILLED_IN);
    html! { <>
        <span class="address">
            <span class={classes!(address.implicit.then_some("filled-in"))} {title}>{ &address.text }</span>
        </span>
        if let Some(then) = &address.preview {
            <span class="address then">
                <span class="unseen">{ text::goes_to(then) }</span><span aria-hidden="true">{ "→ " }{ then }</span>
            </span>
        }
    </> }
}
