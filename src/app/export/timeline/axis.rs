//! The chosen style's lane: every release in it can be looked at and chosen, with the pointer and by keyboard.

use super::super::super::text::Language;
use super::super::super::verdict;
use super::picture::{Scale, bar, guides, label};
use super::{Hands, Looked};
use crate::editor::{Lane, Timeline};
use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};
use yew::{Html, KeyboardEvent, TargetCast, html};

/// Height of the lane, in pixels.
const HEIGHT: u32 = 44;

/// Where releases are that are something special.
#[derive(Clone, Copy)]
pub(super) struct Places {
    /// What is looked at, or the target.
    pub(super) looked: Option<Looked>,
    /// The one stop for Tab.
    pub(super) stop: usize,
    /// The target.
    pub(super) chosen: Option<usize>,
    /// Where Escape leads back to: the target, else the host's release.
    pub(super) home: usize,
}

pub(super) fn big(
    timeline: &Timeline,
    lane: &Lane,
    scale: &Scale,
    places: Places,
    hands: &Hands,
    words: Language,
) -> Html {
    let looked = places.looked.and_then(|it| match it {
        Looked::Release(at) => Some(at),
        Looked::Mark(index) => Some(timeline.marks.get(index)?.at),
    });
    html! {
        <div class="big" role="listbox" aria-label={words.releases()} aria-orientation="horizontal" onkeydown={keys(timeline, lane, places, hands)}>
            <svg class="lane" height={HEIGHT.to_string()} aria-hidden="true">
                { for lane.spans.iter().map(|span| bar(span, scale, HEIGHT)) }
                { guides(timeline, scale, places.chosen) }
            </svg>
            { for lane.spans.iter().map(|span| label(timeline, span, scale, HEIGHT, words)) }
            <svg class="lane stops" height={HEIGHT.to_string()} role="presentation">
                { for (0..timeline.releases.len()).map(|at| stop(timeline, lane, at, scale, places, hands, words)) }
                if let Some(at) = looked {
                    <rect class="here" x={scale.start(at)} width={scale.width(1)} y="1" height={(HEIGHT - 2).to_string()} />
                }
            </svg>
        </div>
    }
}

/// One release to look at and to choose.
fn stop(
    timeline: &Timeline,
    lane: &Lane,
    at: usize,
    scale: &Scale,
    places: Places,
    hands: &Hands,
    words: Language,
) -> Html {
    let release = &timeline.releases[at];
    let span = lane.spans.iter().find(|it| (it.first..=it.last).contains(&at));
    let said = span.map_or("", |it| verdict::short(it.kind, words));
    let because = span.map_or("", |it| it.reason(at));
    let is_chosen = Some(at) == places.chosen;
    html! {
        <rect role="option" data-release={at.to_string()} tabindex={if at == places.stop { "0" } else { "-1" }} aria-selected={is_chosen.to_string()}
            aria-label={words.release(&release.name, &release.distributions, said, because)}
            x={scale.start(at)} width={scale.width(1)} y="0" height={HEIGHT.to_string()}
            onmouseenter={hands.point.reform(move |_| Some(Looked::Release(at)))}
            onfocus={hands.focus.reform(move |_| Some(at))} onblur={hands.focus.reform(|_| None)}
            onclick={hands.choose.reform(move |_| at)} />
    }
}

/// The keys, from the release that has the focus, whatever was drawn last.
fn keys(timeline: &Timeline, lane: &Lane, places: Places, hands: &Hands) -> impl Fn(KeyboardEvent) + use<> {
    let last = timeline.releases.len() - 1;
    let starts: Vec<usize> = lane.spans.iter().map(|it| it.first).collect();
    let choose = hands.choose.clone();
    move |event: KeyboardEvent| {
        let Some(stop) = event.target_dyn_into::<Element>() else { return };
        let Some(at) = stop.get_attribute("data-release").and_then(|it| it.parse::<usize>().ok()) else {
            return;
        };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => (at + 1).min(last),
            "ArrowLeft" | "ArrowDown" => at.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "PageUp" => starts.iter().copied().find(|it| *it > at).unwrap_or(last),
            "PageDown" => starts.iter().rev().copied().find(|it| *it < at).unwrap_or(0),
            // First back to where the preview began, then out of the view.
            "Escape" if at != places.home => places.home,
            "Enter" | " " => {
                choose.emit(at);
                at
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        let next =
            stop.parent_element().and_then(|it| it.query_selector(&format!("[data-release='{to}']")).ok()?);
        if let Some(next) = next.and_then(|it| it.dyn_into::<SvgElement>().ok()) {
            next.focus().ok();
        }
    }
}
