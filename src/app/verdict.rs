//! How a verdict looks: an icon, a class for colour and pattern, and words.

use super::icon::icon;
use super::text::Language;
use crate::editor::{Severity, Verdict, VerdictKind};
use yew::{Html, classes, html};

/// The class that gives colour and pattern.
pub(super) fn class(kind: VerdictKind) -> &'static str {
    match kind {
        VerdictKind::Accepted => "accepted",
        VerdictKind::Same => "same",
        VerdictKind::Changes => "changes",
        VerdictKind::Refused => "refused",
        VerdictKind::Unknown => "unknown",
    }
}

/// Its icon.
pub(super) fn sign(kind: VerdictKind) -> Html {
    icon(match kind {
        VerdictKind::Accepted => "accepted",
        VerdictKind::Same => "same",
        VerdictKind::Changes => "warning",
        VerdictKind::Refused => "refused",
        VerdictKind::Unknown => "question",
    })
}

/// Its short form, for one change.
pub(super) fn short(kind: VerdictKind, words: Language) -> &'static str {
    match kind {
        VerdictKind::Accepted => words.accepted(),
        VerdictKind::Same => words.guest_the_same(),
        VerdictKind::Changes => words.guest_changes(),
        VerdictKind::Refused => words.refused(),
        VerdictKind::Unknown => words.not_predicted(),
    }
}

/// A verdict in a few words; the whole sentence on hovering.
pub(super) fn badge(verdict: &Verdict) -> Html {
    let text = verdict.text.clone();
    html! {
        <span class={classes!("badge", "verdict", class(verdict.kind))} title={text}>
            { sign(verdict.kind) }{ &verdict.short }
        </span>
    }
}

/// The sign of a problem, with a text for those who do not see it.
pub(super) fn severity(severity: Severity, words: Language) -> Html {
    let (name, word) = match severity {
        Severity::Error => ("error", words.error()),
        Severity::Warning => ("warning", words.warning()),
        Severity::Note => ("note", words.note()),
    };
    html! { <span class={classes!("severity", name)} title={word}>{ icon(name) }<span class="unseen">{ word }</span></span> }
}
