//! What is looked at, else the target, in words.

use super::super::super::verdict;
use super::super::super::wish::{Ask, Wish};
use super::{Hands, Looked};
use crate::editor::{Lane, Timeline, Verdict, VerdictKind};
use yew::{Callback, Html, MouseEvent, classes, html};

/// A sentence or two about the release or the distribution that is looked at. Of the target its QEMU has a say as well.
pub(super) fn about(
    timeline: &Timeline,
    lane: &Lane,
    shown: Option<Looked>,
    target: Option<(usize, &Verdict)>,
    hands: &Hands,
    ask: &Ask,
) -> Html {
    let words = ask.words;
    match shown {
        None => html! { <p class="about hint">{ words.timeline_hint() }</p> },
        Some(Looked::Mark(index)) => {
            let Some(mark) = timeline.marks.get(index) else { return Html::default() };
            let command = mark.command.clone();
            let choose = ask.reform(move |_: MouseEvent| Wish::Do(command.clone()));
            let said = html! { <>
                <b>{ &mark.name }</b>{ " · libvirt " }{ &timeline.releases[mark.at].name }{ ". " }{ &mark.because }
            </> };
            told(mark.kind, said, Some(choose), ask)
        }
        Some(Looked::Release(at)) => {
            let Some(span) = lane.spans.iter().find(|it| (it.first..=it.last).contains(&at)) else {
                return Html::default();
            };
            let release = &timeline.releases[at];
            if let Some((_, verdict)) = target.filter(|it| it.0 == at) {
                let said = html! { <>
                    <b>{ words.is_target() }</b>{ " " }{ &verdict.text }{ " " }{ words.by_itself(&release.name, verdict::short(span.kind, words)) }
                </> };
                return told(verdict.kind, said, None, ask);
            }
            let said = html! { <>
                <b>{ "libvirt " }{ &release.name }</b>
                if !release.distributions.is_empty() { { " · " }{ &release.distributions } }
                { ". " }{ span.reason(at) }
            </> };
            told(span.kind, said, Some(hands.choose.reform(move |_| at)), ask)
        }
    }
}

fn told(kind: VerdictKind, said: Html, choose: Option<Callback<MouseEvent>>, ask: &Ask) -> Html {
    html! {
        <div class="about">
            <span class={classes!("badge", verdict::class(kind))}>{ verdict::sign(kind) }{ verdict::short(kind, ask.words) }</span>
            <p>{ said }</p>
            if let Some(onclick) = choose {
                // By keyboard it is Enter on the release.
                <button type="button" class="link" tabindex="-1" {onclick}>{ ask.words.make_target() }</button>
            }
        </div>
    }
}
