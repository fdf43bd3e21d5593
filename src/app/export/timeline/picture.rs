//! The parts of the timeline's picture: patterns, lanes, boundaries, the axis and the distributions.

use super::super::super::text::Language;
use super::super::super::verdict;
use super::super::super::wish::{Ask, Wish};
use super::BIG;
use crate::editor::{Boundary, Lane, Mark, Span, Timeline, VerdictKind};
use yew::{AttrValue, Html, classes, html};

/// Where releases are on the axis, in percent of its width.
pub(super) struct Scale {
    pub(super) count: usize,
}

impl Scale {
    pub(super) fn start(&self, at: usize) -> String {
        percent(2 * at, self.count)
    }

    pub(super) fn middle(&self, at: usize) -> String {
        percent(2 * at + 1, self.count)
    }

    pub(super) fn width(&self, count: usize) -> String {
        percent(2 * count, self.count)
    }

    /// Where a text there is anchored, so that it stays inside.
    fn anchor(&self, at: usize) -> &'static str {
        match at * 100 / self.count {
            0..=4 => "start",
            95.. => "end",
            _ => "middle",
        }
    }
}

/// So many halves of a release, in percent of them all. Not by way of fractions: to write these takes 20 KB of program.
fn percent(halves: usize, all: usize) -> String {
    let thousandths = (halves * 100_000 + all) / (2 * all);
    format!("{}.{:03}%", thousandths / 1000, thousandths % 1000)
}

/// The patterns that tell the verdicts apart without colour.
pub(super) fn patterns() -> Html {
    let pattern = |kind: VerdictKind, size: u32, path: &'static str| {
        let size = size.to_string();
        html! {
            <pattern id={format!("pattern-{}", verdict::class(kind))} class={verdict::class(kind)} width={size.clone()} height={size.clone()}
                patternUnits="userSpaceOnUse">
                <rect class="ground" width={size.clone()} height={size.clone()} /><path d={AttrValue::Static(path)} />
            </pattern>
        }
    };
    html! {
        <svg class="patterns" width="0" height="0" aria-hidden="true"><defs>
            { pattern(VerdictKind::Accepted, 8, "") }
            { pattern(VerdictKind::Same, 8, "M-2 10L10-2M-2 2L2-2M6 10L10 6") }
            { pattern(VerdictKind::Changes, 6, "M2.5 3h1") }
            { pattern(VerdictKind::Refused, 7, "M0 0L7 7M7 0L0 7") }
            { pattern(VerdictKind::Unknown, 9, "M4 2v1.5M4 6v1.5") }
        </defs></svg>
    }
}

pub(super) fn fill(kind: VerdictKind) -> String {
    format!("url(#pattern-{})", verdict::class(kind))
}

pub(super) fn swatch(kind: VerdictKind) -> Html {
    html! { <svg class={classes!("swatch", verdict::class(kind))} width="18" height="12" aria-hidden="true"><rect x="0.5" y="0.5" width="17" height="11" rx="2" fill={fill(kind)} /></svg> }
}

pub(super) fn bar(span: &Span, scale: &Scale, height: u32) -> Html {
    html! {
        <rect class={classes!("bar", verdict::class(span.kind))} x={scale.start(span.first)} width={scale.width(span.last + 1 - span.first)}
            y="1" height={(height - 2).to_string()} rx="3" fill={fill(span.kind)} />
    }
}

/// The verdict's words on a plate over its pattern, where there is room.
pub(super) fn label(timeline: &Timeline, span: &Span, words: Language) -> Html {
    let all = timeline.releases.len();
    let count = span.last + 1 - span.first;
    if count * 100 / all < 9 {
        return Html::default();
    }
    let x = percent(2 * span.first + count, all);
    html! {
        <svg class={classes!("lane", "words", verdict::class(span.kind))} height={BIG.to_string()} aria-hidden="true">
            <text class="what" x={x.clone()} y="19" text-anchor="middle">{ verdict::short(span.kind, words) }</text>
            <text class="which" x={x} y="34" text-anchor="middle">{ range(timeline, span) }</text>
        </svg>
    }
}

pub(super) fn range(timeline: &Timeline, span: &Span) -> String {
    let name = |at: usize| timeline.releases[at].name.as_str();
    if span.first == span.last {
        name(span.first).to_owned()
    } else {
        format!("{} – {}", name(span.first), name(span.last))
    }
}

/// What ends each stretch, above it, in rows so that neighbours have room.
pub(super) fn boundaries(timeline: &Timeline, lane: &Lane, scale: &Scale, words: Language) -> Html {
    const ROW: usize = 14;
    let ends: Vec<(usize, &Boundary)> =
        lane.spans.iter().filter_map(|it| Some((it.last + 1, it.boundary.as_ref()?))).collect();
    let rows = ends.len().clamp(1, 3);
    let height = (rows * ROW + 4).to_string();
    html! {
        <svg class="lane ends" height={height.clone()} aria-hidden="true">
            { for ends.iter().enumerate().map(|(index, (at, boundary))| {
                let x = scale.start(*at);
                let right = at * 2 > scale.count;
                let top = (index % rows) * ROW;
                let line = boundary.line.map(|it| words.at_line(it)).unwrap_or_default();
                html! { <>
                    <line x1={x.clone()} x2={x.clone()} y1={(top + 3).to_string()} y2={height.clone()} />
                    <text x={x} dx={if right { "-5" } else { "5" }} y={(top + 12).to_string()} text-anchor={if right { "end" } else { "start" }}>
                        <tspan class="release">{ &timeline.releases[*at].name }</tspan>{ " " }{ &boundary.label }{ line }
                        <title>{ &boundary.text }</title>
                    </text>
                </> }
            }) }
        </svg>
    }
}

/// The target and the host above all.
pub(super) fn pins(
    timeline: &Timeline,
    scale: &Scale,
    target: Option<&str>,
    chosen: Option<usize>,
    words: Language,
) -> Html {
    let pin = |at: usize, said: String, class: &'static str| {
        html! {
            <g {class}>
                <text x={scale.middle(at)} y="13" text-anchor={scale.anchor(at)}>{ said }</text>
                <line x1={scale.middle(at)} x2={scale.middle(at)} y1="17" y2="20" />
            </g>
        }
    };
    let near = |a: usize, b: usize| a.abs_diff(b) * 100 / scale.count < 26;
    html! {
        <svg class="lane pins" height="20" aria-hidden="true">
            if let (Some(at), Some(name)) = (chosen, target) {
                { pin(at, words.target_is(name), "target") }
            }
            if let Some(at) = timeline.host.filter(|at| chosen.is_none_or(|chosen| !near(*at, chosen))) {
                { pin(at, words.parsed_by_release(&timeline.releases[at].name), "host") }
            }
        </svg>
    }
}

/// What another style would give.
pub(super) fn thin(timeline: &Timeline, lane: &Lane, scale: &Scale, ask: &Ask) -> Html {
    let command = lane.command.clone();
    let onclick = ask.reform(move |_| Wish::Do(command.clone()));
    let said: Vec<String> = lane
        .spans
        .iter()
        .map(|it| format!("{} {}", range(timeline, it), verdict::short(it.kind, ask.words)))
        .collect();
    html! { <>
        <button type="button" class="lane-name link" {onclick} title={ask.words.choose_style()}><span class="unseen">{ ask.words.timeline_lane() }</span>{ &lane.title }<span class="unseen">{ ": " }{ said.join(", ") }</span></button>
        <svg class="lane thin" height="18" aria-hidden="true">
            { for lane.spans.iter().map(|span| bar(span, scale, 18)) }
        </svg>
    </> }
}

/// The axis: the first release of each major number.
pub(super) fn ticks(timeline: &Timeline, scale: &Scale) -> Html {
    let major = |at: usize| timeline.releases[at].name.split('.').next().map(str::to_owned);
    let firsts = (0..timeline.releases.len()).filter(|at| *at == 0 || major(*at) != major(at - 1));
    html! {
        <svg class="lane ticks" height="20" aria-hidden="true">
            <line x1="0" x2="100%" y1="1" y2="1" />
            { for firsts.map(|at| html! { <>
                <line x1={scale.middle(at)} x2={scale.middle(at)} y1="1" y2="5" />
                <text x={scale.middle(at)} y="16" text-anchor={scale.anchor(at)}>{ timeline.releases[at].name.trim_end_matches(".0").to_owned() }</text>
            </> }) }
        </svg>
    }
}

/// Distributions with their signs, each in the first row that has room for its name. By keyboard they are chosen in
/// the table and as the target.
pub(super) fn marks(marks: &[Mark], scale: &Scale, ask: &Ask) -> Html {
    const ROW: usize = 17;
    // A name takes about so many releases of the axis.
    let room = |it: &Mark| (it.name.chars().count() + 3) * 90 / 100 + 1;
    let mut ends: Vec<usize> = Vec::new();
    let placed: Vec<(usize, &Mark)> = marks
        .iter()
        .map(|mark| {
            let start = mark.at.saturating_sub(room(mark) / 2).min(scale.count.saturating_sub(room(mark)));
            let row = ends.iter().position(|end| *end <= start).unwrap_or(ends.len());
            if row == ends.len() {
                ends.push(0);
            }
            ends[row] = start + room(mark);
            (row, mark)
        })
        .collect();
    let height = (ends.len().max(1) * ROW + 4).to_string();
    html! {
        <svg class="lane marks" {height} aria-hidden="true">
            { for placed.into_iter().map(|(row, mark)| {
                let y = row * ROW;
                let command = mark.command.clone();
                let onclick = ask.reform(move |_| Wish::Do(command.clone()));
                let label = ask.words.release(&mark.name, "", verdict::short(mark.kind, ask.words), &mark.because);
                let class = classes!("distro", verdict::class(mark.kind));
                html! {
                    <g {class} {onclick}>
                        <title>{ label }</title>
                        <line x1={scale.middle(mark.at)} x2={scale.middle(mark.at)} y1="0" y2={(y + 4).to_string()} />
                        <text x={scale.middle(mark.at)} y={(y + 15).to_string()} text-anchor={scale.anchor(mark.at)}>
                            <tspan class="letter">{ letter(mark.kind) }</tspan>{ " " }{ &mark.name }
                        </text>
                    </g>
                }
            }) }
        </svg>
    }
}

/// A sign in a line of text.
pub(super) fn letter(kind: VerdictKind) -> &'static str {
    match kind {
        VerdictKind::Accepted => "✓",
        VerdictKind::Same => "⇄",
        VerdictKind::Changes => "△",
        VerdictKind::Refused => "✕",
        VerdictKind::Unknown => "?",
    }
}
