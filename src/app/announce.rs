//! What is said: short messages that go away, and the live region for those who do not see the page.

use super::icon::icon;
use super::text::Language;
use super::wish::{Ask, Notice, Wish};
use crate::editor::View;
use gloo::timers::callback::Timeout;
use yew::{Html, Properties, component, html, use_effect_with, use_state_eq};

/// How long things must stay the same before they are said, in milliseconds.
const SETTLED: u32 = 500;

#[derive(PartialEq, Properties)]
pub(super) struct AnnounceProps {
    pub(super) text: String,
}

/// Says a text when it has settled.
#[component]
pub(super) fn Announce(props: &AnnounceProps) -> Html {
    let said = use_state_eq(String::new);
    {
        let said = said.clone();
        use_effect_with(props.text.clone(), move |text| {
            let text = text.clone();
            let timeout = Timeout::new(SETTLED, move || said.set(text));
            move || drop(timeout)
        });
    }
    html! { <div class="unseen" role="status" aria-live="polite">{ &*said }</div> }
}

/// `13 written · 15 implicit. Target: refused, 2 lines.`
pub(super) fn summary(view: &View, words: Language) -> String {
    if view.file.is_none() || view.source.error.is_some() {
        return String::new();
    }
    let counts = words.counts(view.counts.written, view.counts.implicit);
    let verdict = view.verdict.as_ref().map(|it| format!(" {}: {}.", words.target(), it.short));
    format!("{counts}.{}", verdict.unwrap_or_default())
}

#[derive(PartialEq, Properties)]
pub(super) struct ToastProps {
    pub(super) notice: Notice,
    pub(super) ask: Ask,
}

/// A short message with its way out.
#[component]
pub(super) fn Toast(props: &ToastProps) -> Html {
    let ToastProps { notice, ask } = props;
    let close = ask.reform(|_| Wish::CloseNotice);
    html! {
        <div class="toast" role="status">
            <span>{ &notice.text }</span>
            if let Some((label, wish)) = &notice.action {
                <button type="button" class="link" onclick={{
                    let (ask, wish) = (ask.clone(), (**wish).clone());
                    move |_| { ask.emit(Wish::CloseNotice); ask.emit(wish.clone()); }
                }}>{ *label }</button>
            }
            <button type="button" class="plain sign" aria-label={ask.words.close()} title={ask.words.close()} onclick={close}>{ icon("close") }</button>
        </div>
    }
}
