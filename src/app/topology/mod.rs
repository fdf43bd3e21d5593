//! The topology: what sits where as a picture that is walked and clicked, or as a table; beside it what is selected.

mod drawing;
mod save;
mod side;
mod table;

use super::icon::icon;
use super::wish::{Ask, Wish};
use crate::editor::{Key, Picture, PictureStep, Topology, View};
use gloo::events::EventListener;
use gloo::utils::window;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, SvgElement};
use yew::{
    Html, Properties, component, html, use_effect, use_effect_with, use_memo, use_node_ref, use_state_eq,
};

/// Sizes of the picture, in percent.
const ZOOMS: [i32; 7] = [50, 67, 80, 100, 125, 150, 200];
/// The one without zoom.
const PLAIN: usize = 3;

#[derive(PartialEq, Properties)]
pub(super) struct TopologyProps {
    pub(super) topology: Rc<Topology>,
    pub(super) view: Rc<View>,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn TopologyView(props: &TopologyProps) -> Html {
    let TopologyProps { topology, view, ask } = props;
    let words = ask.words;
    let stage = use_node_ref();
    let forms = use_node_ref();
    let width = use_state_eq(|| 0);
    let zoom = use_state_eq(|| PLAIN);
    let as_table = use_state_eq(|| false);
    // The item that the keyboard is at, and whether it was walked to.
    let at = use_state_eq(|| None::<usize>);
    let walked = use_state_eq(|| false);
    let measure = {
        let (stage, width) = (stage.clone(), width.clone());
        move || width.set(stage.cast::<Element>().map_or(0, |it| it.client_width()))
    };
    {
        let measure = measure.clone();
        use_effect(measure);
    }
    use_effect_with((), move |()| {
        let listener = EventListener::new(&window(), "resize", move |_| measure());
        move || drop(listener)
    });
    let picture = use_memo((topology.clone(), *width, *zoom, ask.clone()), |(topology, width, zoom, ask)| {
        let room = (width - 2 * save::MARGIN) * 100 / ZOOMS[*zoom];
        if *width > 0 { topology.picture(room, &|it| ask.said(it)) } else { Picture::default() }
    });
    let selected = view.inspector.as_ref().map(|it| it.row.key.clone());
    let of_selected = selected.as_ref().and_then(|it| picture.find(&it.0));
    let stop = at.filter(|it| *it < picture.items.len()).or(of_selected).unwrap_or(0);
    {
        let stage = stage.clone();
        use_effect_with((stop, *walked), move |(stop, walked)| {
            let Some(stage) = stage.cast::<Element>().filter(|_| *walked) else { return };
            let item = stage.query_selector(&format!("[data-item='{stop}']")).ok().flatten();
            if let Some(item) = item.and_then(|it| it.dyn_into::<SvgElement>().ok()) {
                item.focus().ok();
            }
        });
    }
    let choose = {
        let (ask, picture) = (ask.clone(), picture.clone());
        move |item: usize| select(&picture, item, &ask)
    };
    let onkeydown = {
        let (picture, at, walked, choose) = (picture.clone(), at.clone(), walked.clone(), choose.clone());
        move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowUp" => PictureStep::Up,
                "ArrowDown" => PictureStep::Down,
                "ArrowLeft" => PictureStep::Left,
                "ArrowRight" => PictureStep::Right,
                "Home" => PictureStep::First,
                "End" => PictureStep::Last,
                "Enter" | " " => {
                    choose(stop);
                    event.prevent_default();
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            walked.set(true);
            at.set(Some(picture.step(stop, step).unwrap_or(stop)));
        }
    };
    let onpick = {
        let (at, walked) = (at.clone(), walked.clone());
        move |item: usize| {
            walked.set(false);
            at.set(Some(item));
            choose(item);
        }
    };
    let onlook = {
        let at = at.clone();
        move |item: usize| at.set(Some(item))
    };
    let toggle = {
        let as_table = as_table.clone();
        move |table: bool| as_table.set(table)
    };
    let on_letter = {
        let (as_table, toggle, forms) = (as_table.clone(), toggle.clone(), forms.clone());
        move |event: KeyboardEvent| {
            let plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key();
            if plain && event.key().eq_ignore_ascii_case("t") {
                // What has the focus may go with its form.
                let button = forms.cast::<Element>().and_then(|it| it.last_element_child());
                if let Some(button) = button.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
                    button.focus().ok();
                }
                toggle(!*as_table);
                event.prevent_default();
            }
        }
    };
    let to_zoom = {
        let zoom = zoom.clone();
        move |to: usize| zoom.set(to.min(ZOOMS.len() - 1))
    };
    let (smaller, larger) = (zoom.saturating_sub(1), *zoom + 1);
    let name = view.file.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let onsave = {
        let (ask, picture, stage) = (ask.clone(), picture.clone(), stage.clone());
        move |_| {
            let Some(stage) = stage.cast::<Element>() else { return };
            let (file, svg) = save::file(&picture, &name, &stage);
            ask.emit(Wish::DownloadPicture(file, svg));
        }
    };
    let (pci, usb) = topology.counts();
    let wrong = of_selected
        .map(|it| &picture.items[it])
        .and_then(|it| it.problem.as_deref().or_else(|| picture.items[it.parent?].problem.as_deref()));
    let looked_at = picture.items.get(stop).filter(|it| it.key.is_none() && at.is_some());
    html! {
        <main class="topology" aria-label={words.topology()} onkeydown={on_letter}>
            <section class="topology-main" aria-label={words.topology()}>
                <header class="pane-head">
                    <h2>{ words.topology() }</h2>
                    <span class="counts">{ words.topology_counts(pci, usb) }</span>
                    <span class="space"></span>
                    <div class="switch" ref={forms} role="group" aria-label={words.topology_form()}>
                        { form(words.picture(), !*as_table, { let toggle = toggle.clone(); move || toggle(false) }) }
                        { form(words.slot_table(), *as_table, move || toggle(true)) }
                    </div>
                    if !*as_table {
                        { zoomer("minus", words.smaller(), *zoom > 0, { let to_zoom = to_zoom.clone(); move || to_zoom(smaller) }) }
                        { zoomer("plus", words.larger(), larger < ZOOMS.len(), move || to_zoom(larger)) }
                        <button type="button" class="button" id="save-svg" onclick={onsave}>{ icon("download") }<span class="word">{ words.save_as_svg() }</span></button>
                    }
                </header>
                <div class="topology-stage" ref={stage}>
                    if *as_table {
                        { table::table(&ask.told(topology.table()), selected.as_ref(), ask) }
                    } else {
                        { drawing::drawing(&picture, ZOOMS[*zoom], selected.as_ref(), stop, onpick, onlook, onkeydown, words) }
                    }
                </div>
            </section>
            { side::side(topology, view, looked_at.map(|it| it.name.as_str()), wrong, ask) }
        </main>
    }
}

fn select(picture: &Picture, item: usize, ask: &Ask) {
    if let Some(key) = picture.items.get(item).and_then(|it| it.key.clone()) {
        ask.emit(Wish::Do(crate::editor::Command::Select(Some(Key(key)))));
    }
}

/// One of two forms of the same.
fn form(label: &'static str, pressed: bool, choose: impl Fn() + 'static) -> Html {
    html! {
        <button type="button" aria-pressed={pressed.to_string()} onclick={move |_| choose()}>{ label }</button>
    }
}

fn zoomer(picture: &'static str, label: &'static str, enabled: bool, zoom: impl Fn() + 'static) -> Html {
    let onclick = move |_| {
        if enabled {
            zoom()
        }
    };
    html! {
        <button type="button" class="plain sign" aria-label={label} title={label} aria-disabled={(!enabled).to_string()} {onclick}>{ icon(picture) }</button>
    }
}
