//! The timeline as tables: the chosen style's with every release, which can be chosen, then those of the other styles.

use super::super::super::icon::icon;
use super::super::super::verdict;
use super::super::super::wish::{Ask, Wish};
use super::Hands;
use super::names::number_of;
use super::picture::{letter, range};
use crate::editor::{Export, Lane, Mark, Span, Timeline};
use yew::{Html, classes, html};

/// The same as tables, newest first; on a small screen instead of the picture.
pub(super) fn as_table(timeline: &Timeline, lane: &Lane, export: &Export, hands: &Hands, ask: &Ask) -> Html {
    let words = ask.words;
    html! {
        <div class="as-table">
            <table>
                <caption class="unseen">{ words.releases() }{ ", " }{ &lane.title }</caption>
                <thead><tr>
                    <th scope="col">{ words.releases() }</th>
                    <th scope="col">{ words.verdict() }</th>
                    <th scope="col">{ words.ends_because() }</th>
                    <th scope="col">{ words.distributions() }</th>
                </tr></thead>
                <tbody>
                    { for lane.spans.iter().rev().map(|span| html! {
                        <tr class={verdict::class(span.kind)}>
                            <th scope="row">{ range(timeline, span) }</th>
                            <td><span class={classes!("badge", verdict::class(span.kind))}>{ verdict::sign(span.kind) }{ verdict::short(span.kind, words) }</span></td>
                            <td>{ end(timeline, span, export, hands, ask) }</td>
                            <td>
                                { for timeline.marks.iter().filter(|it| (span.first..=span.last).contains(&it.at)).map(|it| distribution(it, ask)) }
                                { releases(timeline, span, export, hands, ask) }
                            </td>
                        </tr>
                    }) }
                </tbody>
            </table>
            { for timeline.lanes.iter().filter(|it| it.title != lane.title).map(|it| other(timeline, it, ask)) }
        </div>
    }
}

/// What ends a stretch, with the way to the change below and to the line.
fn end(timeline: &Timeline, span: &Span, export: &Export, hands: &Hands, ask: &Ask) -> Html {
    let Some(boundary) = &span.boundary else { return Html::default() };
    let jump = number_of(boundary, export).map(|number| (number, hands.jump.reform(move |_| number)));
    let go = boundary.line.map(|line| (line, ask.reform(move |_| Wish::GoTo(line))));
    html! { <>
        <b>{ &timeline.releases[span.last + 1].name }</b>{ " " }{ &boundary.text }{ " " }
        if let Some((number, jump)) = jump { <button type="button" class="link" onclick={jump}>{ ask.words.change_number(number) }</button>{ " " } }
        if let Some((line, go)) = go { <button type="button" class="link" onclick={go}>{ ask.words.line(line) }</button> }
    </> }
}

fn distribution(mark: &Mark, ask: &Ask) -> Html {
    let command = mark.command.clone();
    let onclick = ask.reform(move |_| Wish::Do(command.clone()));
    let class = classes!("link", "choose", verdict::class(mark.kind));
    let said = verdict::short(mark.kind, ask.words);
    html! {
        <button type="button" {class} {onclick} title={mark.because.clone()}>
            <span aria-hidden="true">{ letter(mark.kind) }{ " " }</span>{ &mark.name }<span class="unseen">{ ", " }{ said }</span>
        </button>
    }
}

/// Every release of a stretch, to be chosen; folded.
fn releases(timeline: &Timeline, span: &Span, export: &Export, hands: &Hands, ask: &Ask) -> Html {
    let target = export.target.as_ref().map(|it| it.0.as_str());
    html! {
        <details class="each">
            <summary>{ ask.words.all_releases(span.last + 1 - span.first) }</summary>
            { for (span.first..=span.last).rev().map(|at| {
                let name = &timeline.releases[at].name;
                let pressed = (target == Some(name)).to_string();
                html! { <button type="button" class="link choose" aria-pressed={pressed} title={span.reason(at).to_owned()} onclick={hands.choose.reform(move |_| at)}>{ name }</button> }
            }) }
        </details>
    }
}

/// What another style would give.
fn other(timeline: &Timeline, lane: &Lane, ask: &Ask) -> Html {
    let command = lane.command.clone();
    let onclick = ask.reform(move |_| Wish::Do(command.clone()));
    let words = ask.words;
    html! {
        <details class="other">
            <summary>{ icon("right") }{ &lane.title }</summary>
            <table>
                <caption class="unseen">{ words.releases() }{ ", " }{ &lane.title }</caption>
                <tbody>
                    { for lane.spans.iter().rev().map(|span| html! {
                        <tr class={verdict::class(span.kind)}>
                            <th scope="row">{ range(timeline, span) }</th>
                            <td><span class={classes!("badge", verdict::class(span.kind))}>{ verdict::sign(span.kind) }{ verdict::short(span.kind, words) }</span></td>
                            <td>
                                if let Some(boundary) = &span.boundary {
                                    <b>{ &timeline.releases[span.last + 1].name }</b>{ " " }{ &boundary.text }
                                }
                            </td>
                        </tr>
                    }) }
                </tbody>
            </table>
            <button type="button" class="link" {onclick}>{ words.choose_style() }</button>
        </details>
    }
}
