//! The strategies side by side: of each what it does, how the target takes it, the first release that understands it
//! with the lines that cause that, and how much it leaves out. One button each shows its result below.

use super::super::icon::icon;
use super::super::verdict;
use super::super::wish::{Ask, Wish};
use super::outlook::Known;
use crate::editor::{Export, StrategyChoice, StrategyReason, Weighed};
use yew::{Html, classes, html};

/// So many lines with the same reason are linked.
const MOST_LINES: usize = 12;

/// The table; what is not computed yet says so.
pub(super) fn strategies(export: &Export, known: &Known, ask: &Ask) -> Html {
    let words = ask.words;
    let target = export.target.as_ref();
    let on = target.map_or_else(|| words.on_this_host().to_owned(), |it| words.on_target(&it.1));
    html! {
        <section class="card strategies" aria-labelledby="strategies">
            <div class="card-head">
                <h2 id="strategies">{ words.strategies() }</h2>
                <span class="hint">{ words.strategies_hint() }</span>
            </div>
            <table aria-labelledby="strategies">
                <thead><tr>
                    <th scope="col">{ words.strategy() }</th>
                    <th scope="col">{ &on }</th>
                    <th scope="col">{ words.understood_from() }</th>
                    <th scope="col">{ words.lines_of_it() }</th>
                </tr></thead>
                <tbody>{ for export.strategies.iter().map(|it| {
                    row(it, export, known.weighed(it.style).map(AsRef::as_ref), &on, ask)
                }) }</tbody>
            </table>
        </section>
    }
}

fn row(strategy: &StrategyChoice, export: &Export, weighed: Option<&Weighed>, on: &str, ask: &Ask) -> Html {
    let words = ask.words;
    let command = strategy.command.clone();
    let onclick = ask.reform(move |_| Wish::Do(command.clone()));
    let said = if strategy.current { words.strategy_in_use() } else { words.use_strategy() };
    let style = export.styles.iter().find(|it| it.style == strategy.style).map_or("", |it| &it.title);
    html! {
        <tr aria-busy={weighed.is_none().to_string()}>
            <th scope="row">
                <b>{ &strategy.title }</b>
                <p>{ &strategy.means }</p>
                <button type="button" class="button small" aria-pressed={strategy.current.to_string()} {onclick}>
                    if strategy.current { { icon("accepted") } }
                    { said }<span class="unseen">{ words.by_style(&strategy.title) }</span><span class="hint">{ style }</span>
                </button>
            </th>
            if let Some(it) = weighed {
                <td>
                    { heading(on) }
                    <span class={classes!("badge", verdict::class(it.kind))}>{ verdict::sign(it.kind) }{ verdict::short(it.kind, words) }</span>
                    <p lang={ask.tongue(&it.guest_abi)}>{ &it.guest_abi }</p>
                    if !it.in_the_way.is_empty() {
                        <details>
                            <summary>{ words.what_is_in_the_way(it.in_the_way.iter().map(count).sum()) }</summary>
                            { reasons(&it.in_the_way, ask) }
                        </details>
                    }
                </td>
                <td>
                    { heading(words.understood_from()) }
                    <b>{ it.earliest.as_ref().map_or_else(|| words.by_no_release().to_owned(), |it| format!("libvirt {it}")) }</b>
                    { reasons(&it.because, ask) }
                </td>
                <td>
                    { heading(words.lines_of_it()) }
                    <b>{ words.left_out(it.dropped) }</b>
                    <p>{ words.written_out(it.added, it.rewritten) }</p>
                </td>
            } else {
                <td colspan="3" class="coming">{ icon("clock") }{ words.not_yet() }</td>
            }
        </tr>
    }
}

/// What the column says, where the columns stand one above the other. Readers have it from the head of the table.
fn heading(text: &str) -> Html {
    html! { <span class="heading" aria-hidden="true">{ text }</span> }
}

fn count(reason: &StrategyReason) -> usize {
    reason.lines.len() + reason.filled_in
}

fn reasons(reasons: &[StrategyReason], ask: &Ask) -> Html {
    if reasons.is_empty() {
        return Html::default();
    }
    let words = ask.words;
    html! {
        <ul>{ for reasons.iter().map(|it| html! {
            <li>
                <span lang={ask.tongue(&it.reason)}>{ &it.reason }</span>{ " " }
                <span class="mono path">{ &it.path }</span>
                { for it.lines.iter().take(MOST_LINES).map(|&line| html! { <>
                    { " " }<button type="button" class="link" onclick={ask.reform(move |_| Wish::GoTo(line))}>{ words.line(line) }</button>
                </> }) }
                { words.and_more(it.lines.len().saturating_sub(MOST_LINES)) }
                if it.filled_in > 0 { <span class="hint">{ " " }{ words.filled_in_lines(it.filled_in) }</span> }
            </li>
        }) }</ul>
    }
}
