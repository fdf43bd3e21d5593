//! Choices that change the guest: what is offered in place of lines that the target does not take, one button each.

use super::super::icon::icon;
use super::super::verdict;
use super::super::wish::{Ask, Wish};
use crate::editor::{Export, OfferChoice, VerdictKind};
use yew::{Html, html};

/// The offers under a heading of their own; nothing where there are none.
pub(super) fn offers(export: &Export, ask: &Ask) -> Html {
    if export.offers.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card offers" aria-label={ask.words.changes_the_guest()}>
            <div class="card-head">
                { verdict::sign(VerdictKind::Changes) }
                <h2>{ ask.words.changes_the_guest() }</h2>
                <span class="hint">{ ask.words.offers_are_chosen() }</span>
            </div>
            <ul>
                { for export.offers.iter().map(|it| offer(it, ask)) }
            </ul>
        </section>
    }
}

/// What it does, what it solves and what the guest notices, with the button.
fn offer(offer: &OfferChoice, ask: &Ask) -> Html {
    let command = offer.command.clone();
    let onclick = ask.reform(move |_| Wish::Do(command.clone()));
    let label = if offer.accepted { ask.words.take_back() } else { ask.words.accept() };
    html! {
        <li class="offer" data-path={offer.path.clone()}>
            <div class="say">
                <p><b lang={ask.tongue(&offer.does)}>{ &offer.does }</b>{ " " }<span lang={ask.tongue(&offer.notices)}>{ &offer.notices }</span></p>
                <p class="hint">
                    <span lang={ask.tongue(&offer.solves)}>{ &offer.solves }</span>
                    if let Some(line) = offer.line {
                        <button type="button" class="link" onclick={ask.reform(move |_| Wish::GoTo(line))}>{ ask.words.line(line) }</button>
                    }
                    if let Some(key) = offer.device.clone() {
                        <button type="button" class="link" onclick={ask.reform(move |_| Wish::Inspect(key.clone()))}>{ ask.words.show_device() }</button>
                    }
                    <span class="mono">{ &offer.reference }</span>
                </p>
            </div>
            <button type="button" class="button" aria-pressed={offer.accepted.to_string()} aria-label={format!("{label}: {}", offer.does)} {onclick}>
                if offer.accepted { { icon("accepted") } }{ label }
            </button>
        </li>
    }
}
