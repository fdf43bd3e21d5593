//! What stands above the lanes: the target, the host, and what ends each stretch.

use super::super::super::text::Language;
use super::super::super::wish::{Ask, Wish};
use super::Hands;
use super::picture::{Scale, guides};
use super::rows::{Rows, width_of};
use crate::editor::{Boundary, Export, Lane, Timeline};
use yew::{Html, MouseEvent, html};

/// Height of a row of names, in pixels.
const ROW: usize = 15;

/// The target and the host above all. Where they are near each other, each stands on its side.
pub(super) fn pins(
    timeline: &Timeline,
    scale: &Scale,
    target: Option<&str>,
    chosen: Option<usize>,
    words: Language,
) -> Html {
    let target = chosen.zip(target.map(|it| words.target_is(it)));
    let host = timeline.host.map(|at| (at, words.parsed_by_release(&timeline.releases[at].name)));
    let (mut target_side, mut host_side) = (None, None);
    let mut has_room = true;
    if let (Some((at, said)), Some((host, of_host))) = (&target, &host) {
        let apart = (scale.pixels(*at) - scale.pixels(*host)).abs();
        if apart < (width_of(said) + width_of(of_host)) / 2 + 12 {
            let (left, right) =
                if at <= host { ((at, said), (host, of_host)) } else { ((host, of_host), (at, said)) };
            has_room = at != host
                && width_of(left.1) < scale.pixels(*left.0)
                && scale.pixels(*right.0) + width_of(right.1) < scale.width;
            (target_side, host_side) =
                if at <= host { (Some("end"), Some("start")) } else { (Some("start"), Some("end")) };
            if !has_room {
                target_side = None;
            }
        }
    }
    let pin = |at: usize, said: &str, class: &'static str, side: Option<&'static str>| {
        let anchor = side.unwrap_or_else(|| scale.anchor(at, width_of(said)));
        html! { <text {class} x={scale.middle(at)} y="13" text-anchor={anchor}>{ said }</text> }
    };
    html! {
        <svg class="lane pins" height="18" aria-hidden="true">
            if let Some((at, said)) = &target {
                { pin(*at, said, "target", target_side) }
            }
            if let Some((at, said)) = host.as_ref().filter(|_| has_room) {
                { pin(*at, said, "host", host_side) }
            }
        </svg>
    }
}

/// What ends each stretch, above it, in rows so that neighbours have room. A click leads to the change below, or to
/// the line; by keyboard it is in the table.
pub(super) fn boundaries(
    timeline: &Timeline,
    lane: &Lane,
    scale: &Scale,
    export: &Export,
    hands: &Hands,
    ask: &Ask,
) -> Html {
    let ends: Vec<(usize, &Boundary)> =
        lane.spans.iter().filter_map(|it| Some((it.last + 1, it.boundary.as_ref()?))).collect();
    let mut rows = Rows::default();
    let placed: Vec<_> = ends
        .into_iter()
        .map(|(at, boundary)| {
            let number = number_of(boundary, export);
            let said = format!("{} {}", timeline.releases[at].name, in_short(boundary, number, ask.words));
            let (x, width) = (scale.pixels_of_start(at), width_of(&said) + 8);
            let left = x + width > scale.width;
            let (start, end) = if left { (x - width, x) } else { (x, x + width) };
            (at, boundary, number, left, rows.place(start, end, Some(x)))
        })
        .collect();
    let height = (rows.count() * ROW + 4).to_string();
    html! {
        <svg class="lane ends" height={height.clone()} aria-hidden="true">
            { guides(timeline, scale, None) }
            { for placed.into_iter().map(|(at, boundary, number, left, row)| {
                let x = scale.start(at);
                let top = row * ROW;
                let (jump, ask, line) = (hands.jump.clone(), ask.clone(), boundary.line);
                let words = ask.words;
                let onclick = move |_: MouseEvent| match (number, line) {
                    (Some(number), _) => jump.emit(number),
                    (None, Some(line)) => ask.emit(Wish::GoTo(line)),
                    (None, None) => {}
                };
                let leads = (number.is_some() || line.is_some()).then_some("leads");
                html! { <g class={leads} {onclick}>
                    <line x1={x.clone()} x2={x.clone()} y1={(top + 3).to_string()} y2={height.clone()} />
                    <text x={x} dx={if left { "-5" } else { "5" }} y={(top + 12).to_string()} text-anchor={if left { "end" } else { "start" }}>
                        <tspan class="release">{ &timeline.releases[at].name }</tspan>{ " " }{ in_short(boundary, number, words) }
                        <title>{ &boundary.text }</title>
                    </text>
                </g> }
            }) }
        </svg>
    }
}

/// The number of the change below that is about the same place.
pub(super) fn number_of(boundary: &Boundary, export: &Export) -> Option<usize> {
    let path = boundary.path.as_ref()?;
    export.changes.iter().find(|it| it.path == *path).map(|it| it.number)
}

/// What it is, where, and which change below.
fn in_short(boundary: &Boundary, number: Option<usize>, words: Language) -> String {
    let line = boundary.line.map(|it| words.at_line(it)).unwrap_or_default();
    let number = number.map(|it| format!(" ({it})")).unwrap_or_default();
    format!("{}{line}{number}", boundary.label)
}
