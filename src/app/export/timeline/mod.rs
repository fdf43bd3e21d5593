//! The timeline: all releases along one axis, coloured, patterned and named by how they take the document. Arrow
//! keys or the pointer read release by release, Enter or a click makes one the target. The same as a table beside it.

mod picture;
mod table;

use super::super::icon::icon;
use super::super::text::Language;
use super::super::verdict;
use super::super::wish::{Ask, Wish};
use crate::editor::{Command, Lane, Span, Timeline, Verdict, VerdictKind};
use picture::{Scale, bar, boundaries, label, marks, patterns, pins, swatch, thin, ticks};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::{Html, Properties, classes, component, html, use_effect_with, use_node_ref, use_state_eq};

/// Height of the chosen style's lane, in pixels.
const BIG: u32 = 44;

#[derive(PartialEq, Properties)]
pub(super) struct TimelineProps {
    pub(super) timeline: Rc<Timeline>,
    /// File name of the document.
    pub(super) name: String,
    /// Title of the chosen style.
    pub(super) style: String,
    /// Release and name of the target.
    pub(super) target: Option<(String, String)>,
    /// How the target takes the result, its QEMU included.
    pub(super) verdict: Verdict,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn TimelineCard(props: &TimelineProps) -> Html {
    let TimelineProps { timeline, name, style, target, verdict: taken, ask } = props;
    let lanes = &timeline.lanes;
    let big = lanes.iter().find(|it| it.title == *style).unwrap_or(&lanes[0]);
    let chosen =
        target.as_ref().and_then(|(release, _)| timeline.releases.iter().position(|it| it.name == *release));
    let looked_at = use_state_eq(|| None::<usize>);
    let table = use_state_eq(|| false);
    let axis = use_node_ref();
    let stop = looked_at.or(chosen).or(timeline.host).unwrap_or(0);
    let moved = use_state_eq(|| false);
    {
        let axis = axis.clone();
        use_effect_with((stop, *moved), move |(stop, moved)| {
            let Some(axis) = axis.cast::<Element>().filter(|_| *moved) else { return };
            let release = axis.query_selector(&format!("[data-release='{stop}']")).ok().flatten();
            if let Some(release) = release {
                release.unchecked_into::<HtmlElement>().focus().ok();
            }
        });
    }
    let choose = {
        let (ask, timeline) = (ask.clone(), timeline.clone());
        move |at: usize| {
            ask.emit(Wish::Do(Command::SetTarget(Some(format!("libvirt={}", timeline.releases[at].name)))));
        }
    };
    let onkeydown = {
        let (looked_at, moved, choose) = (looked_at.clone(), moved.clone(), choose.clone());
        let (last, starts) =
            (timeline.releases.len() - 1, big.spans.iter().map(|it| it.first).collect::<Vec<_>>());
        move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => (stop + 1).min(last),
                "ArrowLeft" | "ArrowDown" => stop.saturating_sub(1),
                "Home" => 0,
                "End" => last,
                "PageUp" => starts.iter().copied().find(|it| *it > stop).unwrap_or(last),
                "PageDown" => starts.iter().rev().copied().find(|it| *it < stop).unwrap_or(0),
                "Enter" | " " => {
                    choose(stop);
                    event.prevent_default();
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            moved.set(true);
            looked_at.set(Some(to));
        }
    };
    let look = {
        let looked_at = looked_at.clone();
        move |at: Option<usize>| looked_at.set(at)
    };
    let scale = Scale { count: timeline.releases.len() };
    let toggle = {
        let table = table.clone();
        move |_| table.set(!*table)
    };
    let shown = looked_at.or(chosen);
    html! {
        <section class="card timeline" aria-label={ask.words.timeline(name)} data-table={table.to_string()}>
            <div class="card-head">
                <h2>{ ask.words.timeline(name) }</h2>
                <span class="space"></span>
                <span class="legend" aria-hidden="true">
                    { for KINDS.iter().map(|kind| html! {
                        <span class={verdict::class(*kind)}>{ swatch(*kind) }{ verdict::sign(*kind) }{ verdict::short(*kind, ask.words) }</span>
                    }) }
                </span>
                <button type="button" class="link" aria-expanded={table.to_string()} onclick={toggle}>
                    { icon("list") }{ if *table { ask.words.as_picture() } else { ask.words.as_table() } }
                </button>
            </div>
            <div class="releases">
                { patterns() }
                <span class="lane-name"></span>
                { pins(timeline, &scale, target.as_ref().map(|it| it.1.as_str()), chosen, ask.words) }
                <span class="lane-name"></span>
                { boundaries(timeline, big, &scale, ask.words) }
                <span class="lane-name"><b>{ &big.title }</b><span>{ ask.words.chosen_style() }</span></span>
                <div class="big" ref={axis} role="listbox" aria-label={ask.words.releases()} aria-orientation="horizontal" {onkeydown}>
                    <svg class="lane" height={BIG.to_string()} aria-hidden="true">
                        { for big.spans.iter().map(|span| bar(span, &scale, BIG)) }
                        if let Some(at) = shown {
                            <rect class="here" x={scale.start(at)} width={scale.width(1)} y="1" height={(BIG - 2).to_string()} />
                        }
                    </svg>
                    { for big.spans.iter().map(|span| label(timeline, span, ask.words)) }
                    <svg class="lane stops" height={BIG.to_string()} role="presentation">
                        { for (0..timeline.releases.len()).map(|at| {
                            let span = big.spans.iter().find(|it| (it.first..=it.last).contains(&at));
                            stop_of(timeline, span, at, &scale, at == stop, Some(at) == chosen, ask.words, &look, &choose)
                        }) }
                    </svg>
                </div>
                { for lanes.iter().filter(|it| it.title != big.title).map(|lane| thin(timeline, lane, &scale, ask)) }
                <span class="lane-name"></span>
                { ticks(timeline, &scale) }
                <span class="lane-name"><span>{ ask.words.distributions() }</span></span>
                { marks(&timeline.marks, &scale, ask) }
            </div>
            { about(timeline, big, shown, target.as_ref().filter(|_| shown == chosen).map(|it| (it.1.as_str(), taken)), ask.words, &choose) }
            { table::as_table(timeline, big, ask) }
        </section>
    }
}

const KINDS: [VerdictKind; 5] = [
    VerdictKind::Accepted,
    VerdictKind::Same,
    VerdictKind::Changes,
    VerdictKind::Refused,
    VerdictKind::Unknown,
];

/// One release to look at and to choose.
#[allow(clippy::too_many_arguments, reason = "all of it is the state of one release")]
fn stop_of(
    timeline: &Timeline,
    span: Option<&Span>,
    at: usize,
    scale: &Scale,
    is_stop: bool,
    is_chosen: bool,
    words: Language,
    look: &(impl Fn(Option<usize>) + Clone + 'static),
    choose: &(impl Fn(usize) + Clone + 'static),
) -> Html {
    let release = &timeline.releases[at];
    let said = span.map_or("", |it| verdict::short(it.kind, words));
    let because = span.map_or("", |it| it.reason(at));
    let (enter, leave, focus, choose) = (look.clone(), look.clone(), look.clone(), choose.clone());
    html! {
        <rect role="option" data-release={at.to_string()} tabindex={if is_stop { "0" } else { "-1" }} aria-selected={is_chosen.to_string()}
            aria-label={words.release(&release.name, &release.distributions, said, because)}
            x={scale.start(at)} width={scale.width(1)} y="0" height={BIG.to_string()}
            onmouseenter={move |_| enter(Some(at))} onmouseleave={move |_| leave(None)} onfocus={move |_| focus(Some(at))}
            onclick={move |_| choose(at)} />
    }
}

/// The release that is looked at, else the target, in words. Of the target its QEMU has a say as well.
fn about(
    timeline: &Timeline,
    lane: &Lane,
    shown: Option<usize>,
    target: Option<(&str, &Verdict)>,
    words: Language,
    choose: &(impl Fn(usize) + Clone + 'static),
) -> Html {
    let found =
        shown.and_then(|at| Some((at, lane.spans.iter().find(|it| (it.first..=it.last).contains(&at))?)));
    let Some((at, span)) = found else {
        return html! { <p class="about hint">{ words.timeline_hint() }</p> };
    };
    let release = &timeline.releases[at];
    let choose = choose.clone();
    html! {
        <div class="about">
            if let Some((_, verdict)) = target {
                <span class={classes!("badge", verdict::class(verdict.kind))}>{ verdict::sign(verdict.kind) }{ verdict::short(verdict.kind, words) }</span>
                <p><b>{ words.is_target() }</b>{ " " }{ &verdict.text }{ " " }{ words.by_itself(&release.name, verdict::short(span.kind, words)) }</p>
            } else {
                <span class={classes!("badge", verdict::class(span.kind))}>{ verdict::sign(span.kind) }{ verdict::short(span.kind, words) }</span>
                <p><b>{ "libvirt " }{ &release.name }</b>
                    if !release.distributions.is_empty() { { " · " }{ &release.distributions } }
                    { ". " }{ span.reason(at) }
                </p>
                <button type="button" class="link" tabindex="-1" onclick={move |_| choose(at)}>{ words.make_target() }</button>
            }
        </div>
    }
}
