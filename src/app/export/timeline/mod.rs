//! The timeline: all releases along one axis, coloured, patterned and named by how they take the document. The pointer or
//! the arrow keys preview release by release, a click or Enter makes one the target. The same as a table beside it.

mod about;
mod axis;
mod marks;
mod names;
mod picture;
mod rows;
mod table;

use super::super::icon::icon;
use super::super::verdict;
use super::super::wish::{Ask, Wish};
use crate::editor::{Command, Export, Timeline, VerdictKind};
use gloo::events::EventListener;
use gloo::utils::window;
use picture::{Scale, patterns, swatch};
use std::rc::Rc;
use web_sys::Element;
use yew::{
    Callback, Html, NodeRef, Properties, component, hook, html, use_effect_with, use_node_ref, use_state_eq,
};

#[derive(PartialEq, Properties)]
pub(super) struct TimelineProps {
    pub(super) timeline: Rc<Timeline>,
    /// File name of the document.
    pub(super) name: String,
    /// What is shown below: its target, its verdict, and the numbers of its changes.
    pub(super) export: Rc<Export>,
    pub(super) ask: Ask,
}

/// What is looked at, before anything is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looked {
    /// A release, by its index.
    Release(usize),
    /// A distribution, by its index.
    Mark(usize),
}

/// What may be looked at and chosen, and who hears of it.
#[derive(Clone, PartialEq)]
struct Hands {
    /// The pointer is there.
    point: Callback<Option<Looked>>,
    /// The focus is there.
    focus: Callback<Option<usize>>,
    /// This release is to be the target.
    choose: Callback<usize>,
    /// This change is to be seen.
    jump: Callback<usize>,
}

#[component]
pub(super) fn TimelineCard(props: &TimelineProps) -> Html {
    let TimelineProps { timeline, name, export, ask } = props;
    let words = ask.words;
    let card = use_node_ref();
    let width = use_width(&card);
    let pointed = use_state_eq(|| None::<Looked>);
    let focused = use_state_eq(|| None::<usize>);
    let table = use_state_eq(|| false);
    let style = export.styles.iter().find(|it| it.current).map(|it| it.title.as_str());
    let big = timeline.lanes.iter().find(|it| Some(it.title.as_str()) == style).unwrap_or(&timeline.lanes[0]);
    let target = export.target.as_ref();
    let chosen = target.and_then(|(release, _)| timeline.releases.iter().position(|it| it.name == *release));
    let hands = Hands {
        point: {
            let pointed = pointed.clone();
            Callback::from(move |at| pointed.set(at))
        },
        focus: {
            let (focused, pointed) = (focused.clone(), pointed.clone());
            Callback::from(move |at: Option<usize>| {
                // What the focus went to is shown, wherever the pointer rests.
                pointed.set(None);
                focused.set(at);
            })
        },
        choose: {
            let (ask, timeline) = (ask.clone(), timeline.clone());
            Callback::from(move |at: usize| {
                ask.emit(Wish::Do(Command::SetTarget(Some(format!(
                    "libvirt={}",
                    timeline.releases[at].name
                )))));
            })
        },
        jump: {
            let card = card.clone();
            Callback::from(move |number| jump(&card, number))
        },
    };
    let shown = pointed.or(focused.or(chosen).map(Looked::Release));
    let home = chosen.or(timeline.host).unwrap_or(0);
    let scale = Scale::new(timeline.releases.len(), width);
    let toggle = {
        let table = table.clone();
        move |_| table.set(!*table)
    };
    let leave = hands.point.reform(|_| None);
    html! {
        <section ref={card} class="card timeline" aria-label={words.timeline(name)} data-table={table.to_string()} onmouseleave={leave}>
            <div class="card-head">
                <h2>{ words.timeline(name) }</h2>
                <span class="space"></span>
                <span class="legend" aria-hidden="true">
                    { for KINDS.iter().map(|kind| html! {
                        <span class={verdict::class(*kind)}>{ swatch(*kind) }{ verdict::sign(*kind) }{ verdict::short(*kind, words) }</span>
                    }) }
                </span>
                <button type="button" class="link" aria-expanded={table.to_string()} onclick={toggle}>
                    { icon("list") }{ if *table { words.as_picture() } else { words.as_table() } }
                </button>
            </div>
            <div class="releases">
                { patterns() }
                <span class="lane-name"></span>
                { names::pins(timeline, &scale, target.map(|it| it.1.as_str()), chosen, words) }
                <span class="lane-name"></span>
                { names::boundaries(timeline, big, &scale, export, &hands, ask) }
                <span class="lane-name"><b>{ &big.title }</b><span>{ words.chosen_style() }</span></span>
                { axis::big(timeline, big, &scale, axis::Places { looked: shown, stop: focused.unwrap_or(home), chosen, home }, &hands, words) }
                { for timeline.lanes.iter().filter(|it| it.title != big.title).map(|lane| picture::thin(timeline, lane, &scale, chosen, ask)) }
                <span class="lane-name"></span>
                { picture::ticks(timeline, &scale, chosen) }
                <span class="lane-name"><span>{ words.distributions() }</span><span>{ words.with_their_qemu() }</span></span>
                { marks::marks(timeline, &scale, &hands, ask) }
            </div>
            { about::about(timeline, big, shown, chosen.map(|at| (at, &export.verdict)), &hands, ask) }
            { table::as_table(timeline, big, export, &hands, ask) }
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

/// How wide an element is, in CSS pixels; 0 until it is drawn.
#[hook]
fn use_width(of: &NodeRef) -> i32 {
    let width = use_state_eq(|| 0);
    let measure = {
        let (of, width) = (of.clone(), width.clone());
        move || width.set(of.cast::<Element>().map_or(0, |it| it.client_width()))
    };
    use_effect_with((), move |()| {
        measure();
        let listener = EventListener::new(&window(), "resize", move |_| measure());
        move || drop(listener)
    });
    *width
}

/// Brings a change of the comparison into sight, with the focus on it.
fn jump(card: &NodeRef, number: usize) {
    let view = card.cast::<Element>().and_then(|it| it.closest(".export").ok().flatten());
    let change = view.and_then(|it| it.query_selector(&format!("#change-{number}")).ok().flatten());
    if let Some(change) = change {
        super::super::element::show(&change);
    }
}
