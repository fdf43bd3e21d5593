//! How a verdict looks: an icon, a class for colour and pattern, and words.

use super::icon::icon;
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
pub(super) fn short(kind: VerdictKind) -> &'static str {
    match kind {
        VerdictKind::Accepted => "accepted",
        VerdictKind::Same => "guest the same",
        VerdictKind::Changes => "guest changes",
        VerdictKind::Refused => "refused",
        VerdictKind::Unknown => "not predicted",
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
pub(super) fn severity(severity: Severity) -> Html {
    let (name, word) = match severity {
        Severity::Error => ("error", super::text::ERROR),
        Severity::Warning => ("warning", super::text::WARNING),
        Severity::Note => ("note", super::text::NOTE),
    };
    html! { <span class={classes!("severity", name)} title={word}>{ icon(name) }<span class="unseen">{ word }</span></span> }
}
