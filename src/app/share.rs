//! Sharing by a link: what it tells is seen before it can be copied.

use super::dialog::Dialog;
use super::icon::icon;
use super::link;
use super::wish::{Ask, Secrets, Wish};
use crate::editor::{Revealed, Share};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::{Html, Properties, component, html, use_effect_with, use_state_eq};

/// How many values of one kind are listed.
const LISTED: usize = 6;

/// From here on a link is called long, in characters: what the oldest programs for mail and chat still take.
const LONG: usize = 8_000;

#[derive(PartialEq, Properties)]
pub(super) struct ShareProps {
    /// What is to be shared, while it is.
    pub(super) share: Option<Rc<Share>>,
    pub(super) ask: Ask,
}

/// The link: `None` in the making, else what came of it.
type Made = Option<Result<String, ()>>;

#[component]
pub(super) fn ShareDialog(props: &ShareProps) -> Html {
    let made = use_state_eq(|| Made::None);
    {
        let made = made.clone();
        use_effect_with(props.share.clone(), move |share| {
            made.set(None);
            if let Some(share) = share.clone() {
                spawn_local(async move { made.set(Some(link::to(&share.carried).await.map_err(drop))) });
            }
        });
    }
    let ask = &props.ask;
    let words = ask.words;
    html! {
        <Dialog open={props.share.is_some()} class="share" {words} label={words.share()} close={ask.reform(|()| Wish::ToggleShare)}>
            if let Some(share) = &props.share {
                <p>{ words.share_how() }</p>
                <p class="secrets">
                    { icon("lock") }
                    { if share.left_out == 0 { words.nothing_left_out().to_owned() } else { words.left_out_of_link(share.left_out) } }
                </p>
                <h3>{ words.link_holds() }</h3>
                if share.holds.is_empty() {
                    <p>{ words.link_holds_nothing() }</p>
                }
                <dl>{ for share.holds.iter().map(|it| held(it, ask)) }</dl>
                { address(&made, ask) }
            }
        </Dialog>
    }
}

fn held(held: &Revealed, ask: &Ask) -> Html {
    let more = held.values.len().saturating_sub(LISTED);
    html! {
        <div>
            <dt>{ ask.words.topic(held.topic) }</dt>
            { for held.values.iter().take(LISTED).map(|it| html! { <dd class="mono">{ it }</dd> }) }
            if more > 0 {
                <dd>{ ask.words.and_more(more) }</dd>
            }
        </div>
    }
}

fn address(made: &Made, ask: &Ask) -> Html {
    let words = ask.words;
    match made {
        None => html! { <p role="status">{ words.link_in_the_making() }</p> },
        Some(Err(())) => html! { <p role="status">{ words.link_not_made() }</p> },
        Some(Ok(link)) => {
            let copied = link.clone();
            let onclick = ask.reform(move |_| Wish::Copy(copied.clone(), Secrets::None));
            html! { <>
                <div class="link">
                    <input type="text" class="mono" readonly=true aria-label={words.link_address()} value={link.clone()} />
                    <button type="button" class="button primary" {onclick}>{ icon("copy") }{ words.copy_link() }</button>
                </div>
                <p class="length">
                    { words.link_length(link.len()) }
                    if link.len() > LONG { { ". " }{ words.link_is_long() } }
                </p>
            </> }
        }
    }
}
