//! Why something is there: the rule in whole sentences, since when, and where libvirt does it.

use super::super::wish::Ask;
use crate::editor::{Origin, Reason};
use yew::{Html, classes, html};

/// The first reason, large: it speaks of the device itself.
pub(super) fn main(origin: Origin, reasons: &[Reason], ask: &Ask) -> Html {
    if origin == Origin::Written {
        return Html::default();
    }
    let words = ask.words;
    let Some(reason) = reasons.first() else { return Html::default() };
    html! {
        <section class={classes!("why", "dashed")}>
            <h3>{ words.why() }</h3>
            <p lang={ask.tongue(&reason.because)}>{ quoted(&reason.because) }</p>
            <dl>
                { entry(words.rule(), &reason.rule, true) }
                { entry(words.since(), &reason.since, false) }
                { entry(words.reference(), &reason.reference, true) }
            </dl>
        </section>
    }
}

/// The others: what was filled in on the device.
pub(super) fn further(origin: Origin, reasons: &[Reason], ask: &Ask) -> Html {
    let words = ask.words;
    let rest = if origin == Origin::Written { reasons } else { reasons.get(1..).unwrap_or_default() };
    if rest.is_empty() {
        return Html::default();
    }
    html! {
        <section class="further">
            <h3>{ words.filled_in_title() }</h3>
            <ul>
                { for rest.iter().map(|reason| html! {
                    <li>
                        <p><b class="filled-in">{ &reason.about }</b>{ " " }<span lang={ask.tongue(&reason.because)}>{ quoted(&reason.because) }</span></p>
                        <p class="source">
                            <span class="mono">{ &reason.rule }</span>
                            if !reason.since.is_empty() {
                                <span>{ words.since_in_a_line() }{ " " }{ &reason.since }</span>
                            }
                            <span class="mono">{ &reason.reference }</span>
                        </p>
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn entry(label: &'static str, value: &str, mono: bool) -> Html {
    if value.is_empty() {
        return Html::default();
    }
    html! { <div><dt>{ label }</dt><dd class={classes!(mono.then_some("mono"))}>{ value }</dd></div> }
}

/// A sentence in which what stands in backquotes or angle brackets is XML and looks so.
pub(super) fn quoted(sentence: &str) -> Html {
    let mut rest = sentence;
    let mut parts = Vec::new();
    while let Some(start) = rest.find(['`', '<']) {
        let close = if rest[start..].starts_with('`') { '`' } else { '>' };
        let Some(length) = rest[start + 1..].find(close) else { break };
        let end = start + 1 + length;
        parts.push(html! { { &rest[..start] } });
        let code = if close == '`' { &rest[start + 1..end] } else { &rest[start..=end] };
        parts.push(html! { <code>{ code }</code> });
        rest = &rest[end + 1..];
    }
    html! { <>{ for parts }{ rest }</> }
}
