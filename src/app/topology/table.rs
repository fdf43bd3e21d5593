//! The slot table: the same as the picture, row by row.

use crate::app::wish::{Ask, Wish};
use crate::editor::{Command, Key, TopologyBus, TopologyPlace};
use yew::{Html, classes, html};

pub(super) fn table(buses: &[TopologyBus], selected: Option<&Key>, ask: &Ask) -> Html {
    let words = ask.words;
    html! {
        <table class="slots">
            <thead><tr>
                <th scope="col">{ words.place() }</th>
                <th scope="col">{ words.device() }</th>
                <th scope="col">{ words.origin() }</th>
                <th scope="col">{ words.makes() }</th>
            </tr></thead>
            { for buses.iter().map(|bus| html! {
                <tbody>
                    <tr><th class="bus" colspan="4" scope="rowgroup"><b>{ &bus.title }</b>{ " " }<span lang={ask.tongue(&bus.summary)}>{ &bus.summary }</span></th></tr>
                    { for bus.places.iter().map(|it| row(it, selected, ask)) }
                </tbody>
            }) }
        </table>
    }
}

fn row(place: &TopologyPlace, selected: Option<&Key>, ask: &Ask) -> Html {
    let is_selected = place.key.is_some() && place.key.as_ref() == selected;
    let device = place.key.clone().map(|key| {
        let onclick = ask.reform(move |_| Wish::Do(Command::Select(Some(key.clone()))));
        html! {
            <button type="button" class="link" aria-current={is_selected.then_some("true")} {onclick}>{ &place.what }</button>
        }
    });
    let depth = classes!(
        "mono",
        place.filled_in.then_some("filled-in"),
        (place.depth > 0).then(|| format!("depth-{}", place.depth.min(4)))
    );
    html! {
        <tr class={classes!(is_selected.then_some("selected"), place.key.is_none().then_some("empty"))}>
            <td class={depth}>{ &place.address }</td>
            <td>{ device.unwrap_or_else(|| html! { &place.what }) }
                if !place.problem.is_empty() { <p class="problem">{ &place.problem }</p> }
            </td>
            <td>{ &place.origin }</td>
            <td>{ &place.makes }</td>
        </tr>
    }
}
