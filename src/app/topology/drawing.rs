//! The picture as SVG: every box and word is where the façade put it.

use super::save::MARGIN;
use crate::app::icon::icon;
use crate::app::text::Language;
use crate::editor::{Key, Look, Picture};
use web_sys::KeyboardEvent;
use yew::{Callback, Html, classes, html};

/// The picture. `stop` is the item that the Tab key goes to, `look` hears which one has the focus.
#[allow(clippy::too_many_arguments, reason = "all of it is the state of one picture")]
pub(super) fn drawing(
    picture: &Picture,
    zoom: i32,
    selected: Option<&Key>,
    stop: usize,
    pick: impl Fn(usize) + Clone + 'static,
    look: impl Fn(usize) + Clone + 'static,
    onkeydown: impl Fn(KeyboardEvent) + 'static,
    words: Language,
) -> Html {
    let (width, height) = (picture.width + 2 * MARGIN, picture.height + 2 * MARGIN);
    let view_box = format!("-{MARGIN} -{MARGIN} {width} {height}");
    let onkeydown = Callback::from(onkeydown);
    html! {
        <svg class="topology-picture" role="tree" aria-label={words.topology()} viewBox={view_box}
            width={(width * zoom / 100).to_string()} height={(height * zoom / 100).to_string()} {onkeydown}>
            { hatch() }
            <g aria-hidden="true">
                { for picture.lines.iter().map(|line| {
                    let points: Vec<String> = line.points.iter().map(|(x, y)| format!("{x},{y}")).collect();
                    html! { <polyline class={classes!("line", line.implicit.then_some("implicit"))} points={points.join(" ")} /> }
                }) }
            </g>
            { for (0..picture.items.len()).map(|at| item(picture, at, selected, at == stop, pick.clone(), look.clone())) }
        </svg>
    }
}

/// The pattern that tells implicit devices apart without colour.
pub(super) fn hatch() -> Html {
    html! {
        <defs>
            <pattern id="topology-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <path class="hatch" d="M0 0V6" />
            </pattern>
        </defs>
    }
}

fn item(
    picture: &Picture,
    at: usize,
    selected: Option<&Key>,
    is_stop: bool,
    pick: impl Fn(usize) + 'static,
    look: impl Fn(usize) + 'static,
) -> Html {
    let item = &picture.items[at];
    let is_selected = item.key.is_some() && item.key.as_ref() == selected.map(|it| &it.0);
    let class = classes!(
        "item",
        item.is_bus.then_some("bus"),
        item.key.is_some().then_some("device"),
        (is_selected && !item.is_bus).then_some("selected")
    );
    html! {
        <g role="treeitem" {class} data-item={at.to_string()} tabindex={if is_stop { "0" } else { "-1" }}
            aria-level={(picture.depth(at) + 1).to_string()} aria-selected={is_selected.to_string()}
            onclick={move |_| pick(at)} onfocus={move |_| look(at)}>
            <title>{ &item.name }</title>
            { for item.boxes.iter().map(|it| {
                let (x, y, width, height) = (it.x.to_string(), it.y.to_string(), it.width.to_string(), it.height.to_string());
                let rx = it.look.radius().to_string();
                html! { <>
                    <rect class={it.look.class()} x={x.clone()} y={y.clone()} width={width.clone()} height={height.clone()} rx={rx.clone()} />
                    if it.look == Look::Implicit {
                        <rect class="over" fill="url(#topology-hatch)" {x} {y} {width} {height} {rx} />
                    }
                </> }
            }) }
            { for item.icons.iter().map(|(name, x, y, side)| html! {
                <svg x={x.to_string()} y={y.to_string()} width={side.to_string()} height={side.to_string()}>{ icon(name) }</svg>
            }) }
            { for item.texts.iter().map(|it| html! {
                <text class={it.style.class()} x={it.x.to_string()} y={it.y.to_string()} text-anchor={it.anchor.as_str()}>{ &it.text }</text>
            }) }
        </g>
    }
}
