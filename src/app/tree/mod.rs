//! The device tree: what is written and, greyed, what libvirt adds. One stop for the Tab key, arrows inside.

mod filter;
mod items;
mod keys;
mod layout;
mod marks;
mod row;
mod window;

use super::icon::icon;
use super::wish::{Ask, Wish};
use crate::editor::{Command, Group, Key, View};
use crate::order;
use filter::{Filter, Which};
use items::Item;
use keys::Stop;
use layout::Place;
use marks::{Marks, Pressed};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::{KeyboardEvent, MouseEvent};
use yew::{
    Callback, Html, Properties, classes, component, html, use_effect_with, use_mut_ref, use_node_ref,
    use_state_eq,
};

#[derive(PartialEq, Properties)]
pub(super) struct TreeProps {
    pub(super) view: Rc<View>,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn TreePane(props: &TreeProps) -> Html {
    let TreeProps { view, ask } = props;
    let filter = use_state_eq(Filter::default);
    let shown = (*filter).clone().while_any(view.counts.not_taken);
    let toggled = use_state_eq(BTreeSet::<String>::new);
    let marks = use_state_eq(Marks::default);
    let tree = use_node_ref();
    let typed_ahead = use_mut_ref(keys::TypeAhead::default);
    let selected = view.inspector.as_ref().map(|it| it.row.key.clone());
    {
        let tree = tree.clone();
        use_effect_with(selected.clone(), move |_| keys::show_selected(&tree));
    }

    let groups = shown.applied_to(&view.groups);
    let items = items::all(&groups, &toggled, selected.as_ref());
    let fold = {
        let toggled = toggled.clone();
        move |id: &str| {
            let mut set = (*toggled).clone();
            if !set.remove(id) {
                set.insert(id.to_owned());
            }
            toggled.set(set);
        }
    };
    // Made when a key or a range asks for them, not each time that the tree is drawn.
    let stops = {
        let (view, shown, toggled, selected) =
            (view.clone(), shown.clone(), toggled.clone(), selected.clone());
        move || {
            let groups = shown.applied_to(&view.groups);
            items::all(&groups, &toggled, selected.as_ref()).iter().map(Stop::of).collect::<Vec<_>>()
        }
    };
    let pick = {
        let (marks, stops, selected, ask) = (marks.clone(), stops.clone(), selected.clone(), ask.clone());
        Callback::from(move |(event, key): (MouseEvent, Key)| {
            match marks.clicked(&event, &key, selected.as_ref(), &stops()) {
                Some(marked) => marks.set(marked),
                None => {
                    marks.set(Marks::default());
                    ask.emit(Wish::Inspect(key));
                }
            }
        })
    };
    let row_shown = |item: &Item<'_>| item.key().is_some() && item.key() == selected.as_ref();
    let stop = items.iter().position(row_shown).unwrap_or(0);
    let layout = layout::use_layout(&tree, &items, stop);
    let onkeydown = {
        let (tree, ask, fold, layout) = (tree.clone(), ask.clone(), fold.clone(), layout.clone());
        let (marks, selected) = (marks.clone(), selected.clone());
        move |event: KeyboardEvent| {
            let Some(now) = layout.focused(&tree) else { return };
            let stops = stops();
            let go = |line: usize| layout.focus(&tree, line, stops[line].id());
            match marks::pressed(&event, now, &stops, &marks, selected.as_ref()) {
                Some(Pressed::Mark(marked, at)) => {
                    event.prevent_default();
                    at.into_iter().for_each(go);
                    return marks.set(marked);
                }
                Some(Pressed::Ask(wish)) => {
                    event.prevent_default();
                    marks.set(Marks::default());
                    return ask.emit(wish);
                }
                None => {}
            }
            let mut typed = typed_ahead.borrow_mut();
            keys::press(&event, now, &stops, &mut typed, &ask, &fold, &go);
        }
    };
    let hidden = selected.as_ref().is_some_and(|key| !groups.iter().any(|group| has(group, key)));
    let all_explicit = ask.reform(|_| Wish::Do(Command::MakeAllExplicit));
    let related = order::set(view.inspector.iter().flat_map(|it| &it.related).map(|related| &related.key));
    let paused = view.source.error.is_some();
    let end_marking = {
        let marks = marks.clone();
        move || marks.set(Marks::default())
    };
    let turn_boxes = {
        let marks = marks.clone();
        move |_| marks.set(marks.with_boxes_turned())
    };
    let tools = html! { <>
            <button type="button" class="plain sign several" aria-pressed={marks.boxes.to_string()}
                aria-label={ask.words.select_several()} title={ask.words.select_several()}
                onclick={turn_boxes}>{ icon("check") }</button>
            <button type="button" class="plain sign add" aria-label={ask.words.add_device_button()}
                title={ask.words.add_device_button()} onclick={ask.reform(|_| Wish::ToggleAdd)}>{ icon("plus") }</button>
    </> };
    html! {
        <section class="tree-pane" aria-label={ask.words.devices()}>
            <div class="pane-head">
                <h2>{ ask.words.devices() }</h2>
                <span class="counts">{ ask.words.counts(view.counts.written, view.counts.implicit) }</span>
                <span class="space"></span>
                if view.counts.implicit > 0 && !paused {
                    <button type="button" class="button small" onclick={all_explicit}>{ ask.words.make_all_explicit() }</button>
                }
            </div>
            if paused && !view.groups.is_empty() {
                <p class="kept">{ icon("clock") }<span><b>{ ask.words.kept_from_before() }</b>{ " " }{ ask.words.look_only() }</span></p>
            } else {
                <filter::Chips filter={shown.clone()} counts={view.counts.clone()} words={ask.words}
                    change={filter_change(&filter)}>{ tools }</filter::Chips>
            }
            if marks.are_shown() && !paused {
                { marks::bar(&marks, ask, end_marking) }
            }
            <div ref={tree} class="tree" role="tree" aria-multiselectable="true" aria-label={ask.words.devices()} {onkeydown}
                onscroll={layout.onscroll.clone()} onfocusin={layout.onfocusin.clone()}>
                { layout.room_above() }
                { for layout.drawn.iter().map(|&line| (&items[line], layout.place(line, line == stop))).map(|(item, place)| match item {
                    Item::Heading { group, open } => heading(group, *open, place, &fold),
                    Item::Run { rows, open } => row::run(rows, *open, place, item, ask.words, &fold),
                    Item::Row { row, deep } => {
                        let state = row::State {
                            selected: selected.as_ref() == Some(&row.key),
                            marked: marks.keys.contains(&row.key),
                            boxes: marks.boxes,
                            related: related.contains(&row.key),
                            deep: *deep,
                        };
                        row::row(row, state, place, ask.words, &pick)
                    }
                }) }
                { layout.room_below() }
            </div>
            if groups.is_empty() && !view.groups.is_empty() {
                <p class="none">{ ask.words.no_rows() }</p>
            }
            if hidden {
                <p class="hidden-selection" role="status">
                    { ask.words.selected_is_filtered_out() }{ " " }
                    <button type="button" class="link" onclick={{
                        let (filter, toggled) = (filter.clone(), toggled.clone());
                        move |_| { filter.set(Filter::default()); toggled.set(BTreeSet::new()); }
                    }}>{ ask.words.show_all() }</button>
                </p>
            }
        </section>
    }
}

fn filter_change(filter: &yew::UseStateHandle<Filter>) -> yew::Callback<Filter> {
    let filter = filter.clone();
    yew::Callback::from(move |changed: Filter| filter.set(changed))
}

fn has(group: &Group, key: &Key) -> bool {
    group.rows.iter().any(|row| row.key == *key)
}

fn heading(group: &Group, open: bool, place: Place, fold: &(impl Fn(&str) + Clone + 'static)) -> Html {
    let (fold, title) = (fold.clone(), group.title.clone());
    let onclick = move |_| fold(&title);
    html! {
        <div key={group.title.clone()} class={classes!("group", place.away())} role="treeitem" aria-level="1" aria-expanded={open.to_string()}
            aria-posinset={place.number()} aria-setsize={place.count()} tabindex={place.tabindex()} {onclick}>
            { icon(if open { "down" } else { "right" }) }
            <b>{ &group.title }</b><span class="counts">{ &group.counts }</span>
        </div>
    }
}

impl Filter {
    /// The groups with the rows that are to be shown; none without rows, unless all are shown.
    fn applied_to<'v>(&self, groups: &'v [Group]) -> Vec<Cow<'v, Group>> {
        if self.which == Which::All && self.words.is_empty() {
            return groups.iter().map(Cow::Borrowed).collect();
        }
        let rows = |group: &Group| group.rows.iter().filter(|row| self.shows(row)).cloned().collect();
        let groups = groups.iter().map(|it| Group { rows: rows(it), ..it.clone() });
        groups.filter(|it| !it.rows.is_empty()).map(Cow::Owned).collect()
    }
}
