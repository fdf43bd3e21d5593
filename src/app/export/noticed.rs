//! What the guest notices: every property that is another, before and after.

use super::super::text::NO_VALUE;
use super::super::wish::Ask;
use crate::editor::{Export, Noticed};
use yew::{Html, html};

/// The list, folded until it is asked for; nothing where the guest notices nothing.
pub(super) fn noticed(export: &Export, ask: &Ask) -> Html {
    let words = ask.words;
    if export.noticed.is_empty() {
        return Html::default();
    }
    html! {
        <details class="noticed">
            <summary>{ words.guest_notices(export.noticed.len()) }</summary>
            <div class="scrolled" tabindex="0" role="region" aria-label={words.guest_notices(export.noticed.len())}>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ words.property() }</th>
                        <th scope="col">{ words.before() }</th>
                        <th scope="col">{ words.after() }</th>
                        <th scope="col">{ words.what_it_notices() }</th>
                    </tr>
                </thead>
                <tbody>{ for export.noticed.iter().map(|it| row(it, ask)) }</tbody>
            </table>
            </div>
        </details>
    }
}

fn row(it: &Noticed, ask: &Ask) -> Html {
    let side = |value: &Option<String>| value.clone().unwrap_or_else(|| NO_VALUE.to_owned());
    html! {
        <tr>
            <th scope="row">{ &it.property }</th>
            <td class="mono">{ side(&it.before) }</td>
            <td class="mono">{ side(&it.after) }</td>
            <td lang={ask.tongue(&it.notices)}>{ &it.notices }</td>
        </tr>
    }
}
