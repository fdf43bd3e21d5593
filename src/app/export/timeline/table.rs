//! The timeline as a table.

use super::super::super::verdict;
use super::super::super::wish::{Ask, Wish};
use super::picture::{letter, range};
use crate::editor::{Lane, Mark, Timeline};
use yew::{Html, classes, html};

/// The same as a table, newest first; on a small screen instead of the picture.
pub(super) fn as_table(timeline: &Timeline, lane: &Lane, ask: &Ask) -> Html {
    html! {
        <div class="as-table">
        <table>
            <caption class="unseen">{ ask.words.releases() }{ ", " }{ &lane.title }</caption>
            <thead><tr>
                <th scope="col">{ ask.words.releases() }</th><th scope="col">{ ask.words.verdict() }</th><th scope="col">{ ask.words.ends_because() }</th><th scope="col">{ ask.words.distributions() }</th>
            </tr></thead>
            <tbody>
                { for lane.spans.iter().rev().map(|span| {
                    let inside: Vec<&Mark> = timeline.marks.iter().filter(|it| (span.first..=span.last).contains(&it.at)).collect();
                    let until = span.boundary.as_ref();
                    let go = until.and_then(|it| it.line).map(|line| (line, ask.reform(move |_| Wish::GoTo(line))));
                    html! {
                        <tr>
                            <th scope="row">{ range(timeline, span) }</th>
                            <td><span class={classes!("badge", verdict::class(span.kind))}>{ verdict::sign(span.kind) }{ verdict::short(span.kind, ask.words) }</span></td>
                            <td>
                                if let Some(boundary) = until { { &boundary.text }{ " " } }
                                if let Some((line, go)) = go { <button type="button" class="link" onclick={go}>{ ask.words.line(line) }</button> }
                            </td>
                            <td>
                                { for inside.into_iter().map(|mark| {
                                    let command = mark.command.clone();
                                    let onclick = ask.reform(move |_| Wish::Do(command.clone()));
                                    html! { <button type="button" class={classes!("link", "choose", verdict::class(mark.kind))} {onclick} title={mark.because.clone()}>{ letter(mark.kind) }{ " " }{ &mark.name }</button> }
                                }) }
                            </td>
                        </tr>
                    }
                }) }
            </tbody>
        </table>
        </div>
    }
}
