//! The device tree: what is written and, greyed, what libvirt adds. One stop for the Tab key, arrows inside.

mod filter;
mod keys;
mod row;

use super::icon::icon;
use super::text;
use super::wish::{Ask, Wish};
use crate::editor::{Command, Group, Key, Row, View};
use filter::{Filter, Which};
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::KeyboardEvent;
use yew::{Html, Properties, component, html, use_effect_with, use_mut_ref, use_node_ref, use_state_eq};

#[derive(PartialEq, Properties)]
pub(super) struct TreeProps {
    pub(super) view: Rc<View>,
    pub(super) ask: Ask,
}

/// One line of the tree as it is shown now.
#[derive(Clone, PartialEq)]
enum Item<'a> {
    Heading { group: &'a Group, open: bool },
    Row(&'a Row),
}

#[component]
pub(super) fn TreePane(props: &TreeProps) -> Html {
    let TreeProps { view, ask } = props;
    let filter = use_state_eq(Filter::default);
    let closed = use_state_eq(BTreeSet::<String>::new);
    let tree = use_node_ref();
    let typed_ahead = use_mut_ref(keys::TypeAhead::default);
    let selected = view.inspector.as_ref().map(|it| it.row.key.clone());
    {
        let tree = tree.clone();
        use_effect_with(selected.clone(), move |_| keys::show_selected(&tree));
    }

    let groups: Vec<Group> = view.groups.iter().filter_map(|group| filter.applied_to(group)).collect();
    let items: Vec<Item<'_>> = groups.iter().flat_map(|group| lines(group, &closed)).collect();
    let fold = {
        let closed = closed.clone();
        move |title: &str, open: bool| {
            let mut set = (*closed).clone();
            if open {
                set.remove(title)
            } else {
                set.insert(title.to_owned())
            };
            closed.set(set);
        }
    };
    let moves: Vec<keys::Stop> = items.iter().map(keys::Stop::of).collect();
    let onkeydown = {
        let (tree, ask, fold) = (tree.clone(), ask.clone(), fold.clone());
        move |event: KeyboardEvent| {
            let mut typed = typed_ahead.borrow_mut();
            keys::press(&event, &tree, &moves, &mut typed, &ask, &fold);
        }
    };
    let row_shown = |item: &Item<'_>| matches!(item, Item::Row(row) if Some(&row.key) == selected.as_ref());
    let stop = items.iter().position(row_shown).unwrap_or(0);
    let hidden = selected.as_ref().is_some_and(|key| !groups.iter().any(|group| has(group, key)));
    let all_explicit = ask.reform(|_| Wish::Do(Command::MakeAllExplicit));
    let paused = view.source.error.is_some();
    html! {
        <section class="tree-pane" aria-label={text::DEVICES}>
            <div class="pane-head">
                <h2>{ text::DEVICES }</h2>
                <span class="counts">{ text::counts(view.counts.written, view.counts.implicit) }</span>
                <span class="space"></span>
                if view.counts.implicit > 0 && !paused {
                    <button type="button" class="button small" onclick={all_explicit}>{ text::MAKE_ALL_EXPLICIT }</button>
                }
            </div>
            if paused && !view.groups.is_empty() {
                <p class="kept">{ icon("clock") }<span><b>{ text::KEPT }</b>{ " " }{ text::LOOK_ONLY }</span></p>
            } else {
                <filter::Chips filter={(*filter).clone()} counts={view.counts.clone()} change={filter_change(&filter)} />
            }
            <div ref={tree} class="tree" role="tree" aria-label={text::DEVICES} {onkeydown}>
                { for items.iter().enumerate().map(|(index, item)| match item {
                    Item::Heading { group, open } => heading(group, *open, index == stop, &fold),
                    Item::Row(row) => row::row(row, selected.as_ref() == Some(&row.key), index == stop, ask),
                }) }
            </div>
            if groups.is_empty() && !view.groups.is_empty() {
                <p class="none">{ text::NO_ROWS }</p>
            }
            if hidden {
                <p class="hidden-selection" role="status">
                    { text::SELECTED_IS_FILTERED_OUT }{ " " }
                    <button type="button" class="link" onclick={{
                        let (filter, closed) = (filter.clone(), closed.clone());
                        move |_| { filter.set(Filter::default()); closed.set(BTreeSet::new()); }
                    }}>{ text::SHOW_ALL }</button>
                </p>
            }
        </section>
    }
}

fn filter_change(filter: &yew::UseStateHandle<Filter>) -> yew::Callback<Filter> {
    let filter = filter.clone();
    yew::Callback::from(move |changed: Filter| filter.set(changed))
}

/// A group as it is shown: its heading, unless it is the domain alone, and its rows unless it is folded.
fn lines<'a>(group: &'a Group, closed: &BTreeSet<String>) -> Vec<Item<'a>> {
    let open = !closed.contains(&group.title);
    let heading = (!group.counts.is_empty()).then_some(Item::Heading { group, open });
    let rows = group.rows.iter().filter(|_| open).map(Item::Row);
    heading.into_iter().chain(rows).collect()
}

fn has(group: &Group, key: &Key) -> bool {
    group.rows.iter().any(|row| row.key == *key)
}

fn heading(group: &Group, open: bool, stop: bool, fold: &(impl Fn(&str, bool) + Clone + 'static)) -> Html {
    let (fold, title) = (fold.clone(), group.title.clone());
    let onclick = move |_| fold(&title, !open);
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
