//! The device tree: what is written and, greyed, what libvirt adds. One stop for the Tab key, arrows inside.

mod filter;
mod items;
mod keys;
mod marks;
mod row;

use super::icon::icon;
use super::wish::{Ask, Wish};
use crate::editor::{Command, Group, Key, Row, View};
use crate::order;
use filter::{Filter, Which};
use items::Item;
use marks::{Marks, Pressed};
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::{KeyboardEvent, MouseEvent};
use yew::{
    Callback, Html, Properties, component, html, use_effect_with, use_mut_ref, use_node_ref, use_state_eq,
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
    let toggled = use_state_eq(BTreeSet::<String>::new);
    let marks = use_state_eq(Marks::default);
    let tree = use_node_ref();
    let typed_ahead = use_mut_ref(keys::TypeAhead::default);
    let selected = view.inspector.as_ref().map(|it| it.row.key.clone());
    {
        let tree = tree.clone();
        use_effect_with(selected.clone(), move |_| keys::show_selected(&tree));
    }

    let groups: Vec<Group> = view.groups.iter().filter_map(|group| filter.applied_to(group)).collect();
    let items: Vec<Item<'_>> =
        groups.iter().flat_map(|group| items::of(group, &toggled, selected.as_ref())).collect();
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
    let moves: Vec<keys::Stop> = items.iter().map(keys::Stop::of).collect();
    let pick = {
        let (marks, moves, selected, ask) = (marks.clone(), moves.clone(), selected.clone(), ask.clone());
        Callback::from(move |(event, key): (MouseEvent, Key)| {
            match marks.clicked(&event, &key, selected.as_ref(), &moves) {
                Some(marked) => marks.set(marked),
                None => {
                    marks.set(Marks::default());
                    ask.emit(Wish::Inspect(key));
                }
            }
        })
    };
    let onkeydown = {
        let (tree, ask, fold) = (tree.clone(), ask.clone(), fold.clone());
        let (marks, selected) = (marks.clone(), selected.clone());
        move |event: KeyboardEvent| {
            let now = keys::focused(&tree);
            match now.and_then(|now| marks::pressed(&event, now, &moves, &marks, selected.as_ref())) {
                Some(Pressed::Mark(marked, at)) => {
                    event.prevent_default();
                    at.into_iter().for_each(|at| keys::focus(&tree, at));
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
            keys::press(&event, &tree, &moves, &mut typed, &ask, &fold);
        }
    };
    let row_shown = |item: &Item<'_>| item.key().is_some() && item.key() == selected.as_ref();
    let stop = items.iter().position(row_shown).unwrap_or(0);
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
                <filter::Chips filter={(*filter).clone()} counts={view.counts.clone()} words={ask.words}
                    change={filter_change(&filter)}>{ tools }</filter::Chips>
            }
            if marks.are_shown() && !paused {
                { marks::bar(&marks, ask, end_marking) }
            }
            <div ref={tree} class="tree" role="tree" aria-multiselectable="true" aria-label={ask.words.devices()} {onkeydown}>
                { for items.iter().enumerate().map(|(index, item)| match item {
                    Item::Heading { group, open } => heading(group, *open, index == stop, &fold),
                    Item::Run { rows, open } => row::run(rows, *open, index == stop, item, ask.words, &fold),
                    Item::Row { row, deep } => {
                        let state = row::State {
                            selected: selected.as_ref() == Some(&row.key),
                            marked: marks.keys.contains(&row.key),
                            boxes: marks.boxes,
                            related: related.contains(&row.key),
                            stop: index == stop,
                            deep: *deep,
                        };
                        row::row(row, state, ask.words, &pick)
                    }
                }) }
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

fn heading(group: &Group, open: bool, stop: bool, fold: &(impl Fn(&str) + Clone + 'static)) -> Html {
    let (fold, title) = (fold.clone(), group.title.clone());
    let onclick = move |_| fold(&title);
    html! {
        <div key={group.title.clone()} class="group" role="treeitem" aria-level="1" aria-expanded={open.to_string()}
            tabindex={if stop { "0" } else { "-1" }} {onclick}>
            { icon(if open { "down" } else { "right" }) }
            <b>{ &group.title }</b><span class="counts">{ &group.counts }</span>
        </div>
    }
}

impl Filter {
    /// The rows of a group that are to be shown; nothing where there are none.
    fn applied_to(&self, group: &Group) -> Option<Group> {
        let rows: Vec<Row> = group.rows.iter().filter(|row| self.shows(row)).cloned().collect();
        let whole = self.which == Which::All && self.words.is_empty();
        (whole || !rows.is_empty()).then(|| Group { rows, ..group.clone() })
    }
}
