//! Beside the picture: what is selected, room for hot-plug, and what the patterns mean.

use crate::app::icon::icon;
use crate::app::inspector::actions;
use crate::app::wish::{Ask, Wish};
use crate::editor::{Inspector, Topology, View};
use yew::{Html, classes, html};

/// `looked_at` is what the keyboard is at where that is no device; `wrong` is what is wrong with the place of the selected
/// device.
pub(super) fn side(
    topology: &Topology,
    view: &View,
    looked_at: Option<&str>,
    wrong: Option<&str>,
    ask: &Ask,
) -> Html {
    let words = ask.words;
    let (express, conventional) = topology.hotplug_room();
    let paused = view.source.error.is_some();
    html! {
        <aside class="topology-side" aria-label={words.selected()}>
            <header class="pane-head"><h2>{ words.selected() }</h2></header>
            <div class="topology-about">
                if let Some(name) = looked_at {
                    <p class="looked-at" role="status">{ name }</p>
                } else if let Some(shown) = &view.inspector {
                    if let Some(wrong) = wrong { <p class="problem">{ wrong }</p> }
                    { selected(shown, paused, ask) }
                } else {
                    <p class="hint">{ words.nothing_selected() }</p>
                }
            </div>
            <section class="room">
                <h3>{ words.hotplug_room() }</h3>
                <p><b>{ express }</b>{ " " }{ words.free_express(express) }</p>
                <p><b>{ conventional }</b>{ " " }{ words.free_conventional(conventional) }</p>
                <p class="hint">{ words.hotplug_hint() }</p>
            </section>
            <section class="topology-legend">
                <h3>{ words.legend() }</h3>
                { sample("written", words.legend_written()) }
                { sample("implicit", words.legend_implicit()) }
                { sample("reserved", words.legend_reserved()) }
                { sample("free", words.legend_free()) }
                { sample("free-for", words.legend_free_for()) }
                { sample("clash", words.legend_clash()) }
                <p><svg width="36" height="18" aria-hidden="true"><text class="filled-in" x="0" y="13">{ "02.7" }</text></svg>{ words.filled_in() }</p>
                <p><svg width="36" height="18" aria-hidden="true"><text class="preview" x="0" y="13">{ "→ 4" }</text><text class="small"></text></svg>{ words.legend_preview() }</p>
            </section>
        </aside>
    }
}

fn selected(shown: &Inspector, paused: bool, ask: &Ask) -> Html {
    let (row, words) = (&shown.row, ask.words);
    let key = row.key.clone();
    let inspect = ask.reform(move |_| Wish::Inspect(key.clone()));
    html! {
        <>
            <h3 class="device-name">{ icon(&row.icon) }{ &row.name }
                if let Some(badge) = &row.badge { <span class="tag dashed">{ badge }</span> }
            </h3>
            <p class="hint">{ &row.description }</p>
            if let Some(reason) = shown.reasons.first() {
                <p lang={ask.tongue(&reason.because)}>{ &reason.because }</p>
            }
            <dl>
                if let Some(address) = &row.address {
                    <dt>{ words.address() }</dt>
                    <dd class={classes!("mono", address.implicit.then_some("filled-in"))}>{ &address.text }</dd>
                    if let Some(then) = &address.preview {
                        <dt>{ words.preview() }</dt><dd class="mono">{ "→ " }{ then }</dd>
                    }
                }
                { for shown.takes.iter().skip(usize::from(row.address.is_some())).map(|it| html! {
                    <><dt>{ &it.label }</dt><dd>{ &it.value }</dd></>
                }) }
            </dl>
            if !shown.actions.is_empty() && !paused {
                { actions(&shown.actions, false, ask) }
            }
            <button type="button" class="link" onclick={inspect}>{ words.show_in_devices() }</button>
        </>
    }
}

/// A box as it is drawn in the picture, with what it means.
fn sample(look: &'static str, meaning: &'static str) -> Html {
    html! {
        <p>
            <svg width="36" height="18" aria-hidden="true">
                <rect class={look} x="1.5" y="1.5" width="30" height="15" rx="4" />
                if look == "implicit" {
                    <rect class="over" fill="url(#topology-hatch)" x="1.5" y="1.5" width="30" height="15" rx="4" />
                }
            </svg>
            { meaning }
        </p>
    }
}
