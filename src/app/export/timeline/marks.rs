//! Distributions below the axis. By keyboard they are chosen in the table and as the target.

use super::super::super::verdict;
use super::super::super::wish::{Ask, Wish};
use super::picture::{Scale, letter};
use super::rows::{Rows, width_of};
use super::{Hands, Looked};
use crate::editor::{Mark, Timeline};
use yew::{Html, classes, html};

/// Height of a row of names, in pixels.
const ROW: usize = 17;

/// Distributions with their signs, each in the first row that has room for its name.
pub(super) fn marks(timeline: &Timeline, scale: &Scale, hands: &Hands, ask: &Ask) -> Html {
    let mut rows = Rows::default();
    let placed: Vec<(usize, usize, &Mark)> = timeline
        .marks
        .iter()
        .enumerate()
        .map(|(index, mark)| {
            let (start, end, _) = scale.spread(mark.at, width(mark));
            (rows.place(start, end, None), index, mark)
        })
        .collect();
    let height = (rows.count().max(1) * ROW + 4).to_string();
    html! {
        <svg class="lane marks" {height} aria-hidden="true">
            { for placed.iter().map(|(row, _, mark)| html! {
                <line x1={scale.middle(mark.at)} x2={scale.middle(mark.at)} y1="0" y2={(row * ROW + 4).to_string()} />
            }) }
            { for placed.iter().map(|(row, index, mark)| name(mark, *row, *index, scale, hands, ask)) }
        </svg>
    }
}

fn width(mark: &Mark) -> i32 {
    width_of(&mark.name) + 22
}

fn name(mark: &Mark, row: usize, index: usize, scale: &Scale, hands: &Hands, ask: &Ask) -> Html {
    let command = mark.command.clone();
    let onclick = ask.reform(move |_| Wish::Do(command.clone()));
    html! {
        <g class={classes!("distro", verdict::class(mark.kind))} data-mark={mark.name.clone()} {onclick}
            onmouseenter={hands.point.reform(move |_| Some(Looked::Mark(index)))}>
            <text x={scale.middle(mark.at)} y={(row * ROW + 15).to_string()} text-anchor={scale.anchor(mark.at, width(mark))}>
                <tspan class="letter">{ letter(mark.kind) }</tspan>{ " " }{ &mark.name }
            </text>
        </g>
    }
}
