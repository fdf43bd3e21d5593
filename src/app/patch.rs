//! A patch: lines that come and go, one below the other.

use super::text::Language;
use crate::editor::{DiffKind, DiffLine};
use yew::{Html, html};

/// The patch, to be read and copied by keyboard as well.
pub(super) fn patch(lines: &[DiffLine], words: Language) -> Html {
    html! { <pre class="patch" tabindex="0" role="region" aria-label={words.patch()}>{ for lines.iter().map(line) }</pre> }
}

fn line(line: &DiffLine) -> Html {
    let one = |class: &'static str, sign: &'static str, side: &Option<(u32, String)>| match side {
        Some((_, text)) => html! { <span {class}>{ sign }{ text }{ "\n" }</span> },
        None => Html::default(),
    };
    match line.kind {
        DiffKind::Same => one("same", "  ", &line.right),
        DiffKind::Added => one("added", "+ ", &line.right),
        DiffKind::Removed => one("removed", "- ", &line.left),
        DiffKind::Changed => {
            html! { <>{ one("removed", "- ", &line.left) }{ one("added", "+ ", &line.right) }</> }
        }
        DiffKind::Folded(_) => html! { <span class="folded">{ "  ⋯\n" }</span> },
    }
}
