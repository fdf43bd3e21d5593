//! The parts of the timeline's picture: the scale, patterns, lanes and the axis.

use super::super::super::text::Language;
use super::super::super::verdict;
use super::super::super::wish::{Ask, Wish};
use super::rows::width_of;
use crate::editor::{Lane, Span, Timeline, VerdictKind};
use yew::{AttrValue, Html, classes, html};

/// Height of the lanes of other styles, in pixels.
const THIN: u32 = 18;
/// How wide the axis is taken to be before it was measured.
const USUAL: i32 = 1240;
/// What the names of the lanes take of the card, with the space around.
const BESIDE: i32 = 152;

/// Where releases are on the axis, in percent of its width, and about where in pixels.
pub(super) struct Scale {
    count: usize,
    pub(super) width: i32,
}

impl Scale {
    /// So many releases on a card of that width.
    pub(super) fn new(count: usize, card: i32) -> Scale {
        Scale { count, width: if card > BESIDE { card - BESIDE } else { USUAL } }
    }

    pub(super) fn start(&self, at: usize) -> String {
        percent(2 * at, self.count)
    }

    pub(super) fn middle(&self, at: usize) -> String {
        percent(2 * at + 1, self.count)
    }

    pub(super) fn width(&self, count: usize) -> String {
        percent(2 * count, self.count)
    }

    /// The middle of a release.
    pub(super) fn pixels(&self, at: usize) -> i32 {
        self.halves(2 * at + 1)
    }

    /// Where a release begins.
    pub(super) fn pixels_of_start(&self, at: usize) -> i32 {
        self.halves(2 * at)
    }

    fn halves(&self, halves: usize) -> i32 {
        i32::try_from(halves * usize::try_from(self.width).unwrap_or(0) / (2 * self.count)).unwrap_or(0)
    }

    /// Where a text of that width there is anchored, so that it stays inside.
    pub(super) fn anchor(&self, at: usize, width: i32) -> &'static str {
        self.spread(at, width).2
    }

    /// From where to where a text of that width there reaches, and how it is anchored.
    pub(super) fn spread(&self, at: usize, width: i32) -> (i32, i32, &'static str) {
        let x = self.pixels(at);
        if x < width / 2 {
            (x, x + width, "start")
        } else if x + width / 2 > self.width {
            (x - width, x, "end")
        } else {
            (x - width / 2, x + width / 2, "middle")
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

fn fill(kind: VerdictKind) -> String {
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

/// The verdict's sign and words on a plate over its pattern, where there is room; in a high lane with the releases.
pub(super) fn label(timeline: &Timeline, span: &Span, scale: &Scale, height: u32, words: Language) -> Html {
    let count = span.last + 1 - span.first;
    let (what, which) =
        (format!("{} {}", letter(span.kind), verdict::short(span.kind, words)), range(timeline, span));
    let high = height > THIN;
    let room = scale.pixels_of_start(count);
    let needed = if high { width_of(&what).max(width_of(&which)) } else { width_of(&what) };
    if needed + 14 > room {
        return Html::default();
    }
    let x = percent(2 * span.first + count, timeline.releases.len());
    let middle = height / 2;
    html! {
        <svg class={classes!("lane", "words", verdict::class(span.kind))} height={height.to_string()} aria-hidden="true">
            <text class="what" x={x.clone()} y={(if high { middle - 3 } else { middle + 4 }).to_string()} text-anchor="middle">{ what }</text>
            if high {
                <text class="which" {x} y={(middle + 12).to_string()} text-anchor="middle">{ which }</text>
            }
        </svg>
    }
}

/// Where the target and the host are, through all lanes.
pub(super) fn guides(timeline: &Timeline, scale: &Scale, chosen: Option<usize>) -> Html {
    let guide = |at: usize, class: &'static str| {
        let x = scale.middle(at);
        html! { <line class={classes!("guide", class)} x1={x.clone()} x2={x} y1="-3" y2="100%" /> }
    };
    html! { <>
        if let Some(at) = timeline.host { { guide(at, "host") } }
        if let Some(at) = chosen { { guide(at, "target") } }
    </> }
}

pub(super) fn range(timeline: &Timeline, span: &Span) -> String {
    let name = |at: usize| timeline.releases[at].name.as_str();
    if span.first == span.last {
        name(span.first).to_owned()
    } else {
        format!("{} – {}", name(span.first), name(span.last))
    }
}

/// What another style would give.
pub(super) fn thin(
    timeline: &Timeline,
    lane: &Lane,
    scale: &Scale,
    chosen: Option<usize>,
    ask: &Ask,
) -> Html {
    let command = lane.command.clone();
    let onclick = ask.reform(move |_| Wish::Do(command.clone()));
    let said: Vec<String> = lane
        .spans
        .iter()
        .map(|it| format!("{} {}", range(timeline, it), verdict::short(it.kind, ask.words)))
        .collect();
    html! { <>
        <button type="button" class="lane-name link" {onclick} title={ask.words.choose_style()}><span class="unseen">{ ask.words.timeline_lane() }</span>{ &lane.title }<span class="unseen">{ ": " }{ said.join(", ") }</span></button>
        <div class="thin">
            <svg class="lane" height={THIN.to_string()} aria-hidden="true">
                { for lane.spans.iter().map(|span| bar(span, scale, THIN)) }
                { guides(timeline, scale, chosen) }
            </svg>
            { for lane.spans.iter().map(|span| label(timeline, span, scale, THIN, ask.words)) }
        </div>
    </> }
}

/// The axis: the first release of each major number.
pub(super) fn ticks(timeline: &Timeline, scale: &Scale, chosen: Option<usize>) -> Html {
    let major = |at: usize| timeline.releases[at].name.split('.').next().map(str::to_owned);
    let firsts = (0..timeline.releases.len()).filter(|at| *at == 0 || major(*at) != major(at - 1));
    html! {
        <svg class="lane ticks" height="20" aria-hidden="true">
            { guides(timeline, scale, chosen) }
            <line x1="0" x2="100%" y1="1" y2="1" />
            { for firsts.map(|at| html! { <>
                <line x1={scale.middle(at)} x2={scale.middle(at)} y1="1" y2="5" />
                <text x={scale.middle(at)} y="16" text-anchor={scale.anchor(at, 24)}>{ timeline.releases[at].name.trim_end_matches(".0").to_owned() }</text>
            </> }) }
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
