//! Several rows at once: marked with Shift and Ctrl, by mouse and by keyboard, or in boxes where there is no keyboard.

use super::super::icon::icon;
use super::super::wish::{Ask, Wish};
use super::keys::Stop;
use crate::editor::{Command, Edit, Key};
use std::collections::BTreeSet;
use web_sys::{KeyboardEvent, MouseEvent};
use yew::{Html, html};

/// The rows that are marked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Marks {
    pub(super) keys: BTreeSet<Key>,
    /// Where a range begins; by keyboard that is first the row with the focus, else the selected one.
    anchor: Option<Key>,
    /// A click marks, as in a list with boxes.
    pub(super) boxes: bool,
}

impl Marks {
    /// Whether there is something to be done with several rows.
    pub(super) fn are_shown(&self) -> bool {
        self.boxes || self.keys.len() > 1
    }

    /// Nothing marked, in boxes from now on or no longer.
    pub(super) fn with_boxes_turned(&self) -> Marks {
        Marks { boxes: !self.boxes, ..Marks::default() }
    }

    /// What a click on a row marks; nothing where it is a plain one, which selects.
    pub(super) fn clicked(
        &self,
        event: &MouseEvent,
        key: &Key,
        selected: Option<&Key>,
        stops: &[Stop],
    ) -> Option<Marks> {
        if event.shift_key() {
            Some(self.up_to(key, selected, stops))
        } else if event.ctrl_key() || event.meta_key() {
            Some(self.begun_with(selected).turned(key))
        } else {
            self.boxes.then(|| self.turned(key))
        }
    }

    /// Everything from where the range begins up to the row.
    fn up_to(&self, key: &Key, selected: Option<&Key>, stops: &[Stop]) -> Marks {
        let anchor = self.anchor.clone().or_else(|| selected.cloned()).unwrap_or_else(|| key.clone());
        let place = |key: &Key| stops.iter().position(|it| it.key.as_ref() == Some(key));
        let (Some(from), Some(to)) = (place(&anchor), place(key)) else { return self.turned(key) };
        let range = &stops[from.min(to)..=from.max(to)];
        let keys = range.iter().filter_map(|it| it.key.clone()).collect();
        Marks { keys, anchor: Some(anchor), ..self.clone() }
    }

    fn turned(&self, key: &Key) -> Marks {
        let mut keys = self.keys.clone();
        if !keys.remove(key) {
            keys.insert(key.clone());
        }
        Marks { keys, anchor: Some(key.clone()), ..self.clone() }
    }

    /// What was selected is the first of several.
    fn begun_with(&self, selected: Option<&Key>) -> Marks {
        let mut marks = self.clone();
        if marks.keys.is_empty() {
            marks.keys.extend(selected.cloned());
        }
        marks
    }
}

/// What a key does with several rows, or to the one that has the focus.
pub(super) enum Pressed {
    /// Marks these, and moves the focus there.
    Mark(Marks, Option<usize>),
    /// Asks for something.
    Ask(Wish),
}

/// Answers nothing where the key means something else.
pub(super) fn pressed(
    event: &KeyboardEvent,
    now: usize,
    stops: &[Stop],
    marks: &Marks,
    selected: Option<&Key>,
) -> Option<Pressed> {
    let (control, shift, alt) = (event.ctrl_key() || event.meta_key(), event.shift_key(), event.alt_key());
    let row = stops.get(now)?.key.clone();
    let edit = |edit: Edit| Some(Pressed::Ask(Wish::Do(Command::Edit(edit))));
    match event.key().as_str() {
        key @ ("ArrowDown" | "ArrowUp") if shift && !control && !alt => {
            let mut beyond: Box<dyn Iterator<Item = usize>> = match key {
                "ArrowDown" => Box::new(now + 1..stops.len()),
                _ => Box::new((0..now).rev()),
            };
            let next = beyond.find(|it| stops[*it].key.is_some())?;
            let marks = marks.up_to(stops[next].key.as_ref()?, row.as_ref().or(selected), stops);
            Some(Pressed::Mark(marks, Some(next)))
        }
        "ArrowDown" if alt => edit(Edit::MoveDown(row?)),
        "ArrowUp" if alt => edit(Edit::MoveUp(row?)),
        " " if control || marks.boxes => Some(Pressed::Mark(marks.begun_with(selected).turned(&row?), None)),
        "Delete" => edit(Edit::Remove(chosen(marks, row))),
        "Insert" => Some(Pressed::Ask(Wish::ToggleAdd)),
        "Escape" if marks.are_shown() => Some(Pressed::Mark(Marks::default(), None)),
        _ => None,
    }
}

fn chosen(marks: &Marks, row: Option<Key>) -> Vec<Key> {
    if marks.keys.is_empty() { row.into_iter().collect() } else { marks.keys.iter().cloned().collect() }
}

/// What can be done with the marked rows.
pub(super) fn bar(marks: &Marks, ask: &Ask, end: impl Fn() + Clone + 'static) -> Html {
    let words = ask.words;
    let none = marks.keys.is_empty();
    let button = |picture: &'static str, label: &'static str, edit: fn(Vec<Key>) -> Edit| {
        let (ask, keys) = (ask.clone(), marks.keys.iter().cloned().collect::<Vec<_>>());
        let end = end.clone();
        let onclick = move |_| {
            ask.emit(Wish::Do(Command::Edit(edit(keys.clone()))));
            end();
        };
        html! {
            <button type="button" class="button small" disabled={none} {onclick}>{ icon(picture) }{ label }</button>
        }
    };
    let close = {
        let end = end.clone();
        move |_| end()
    };
    html! {
        <div class="marked" role="group" aria-label={words.so_many_selected(marks.keys.len())}>
            <span class="counts" role="status">{ words.so_many_selected(marks.keys.len()) }</span>
            { button("plus", words.make_explicit(), Edit::MakeExplicit) }
            { button("undo", words.leave_to_libvirt(), Edit::MakeImplicit) }
            { button("remove", words.remove(), Edit::Remove) }
            <button type="button" class="plain sign" aria-label={words.end_selection()} title={words.end_selection()}
                onclick={close}>{ icon("close") }</button>
        </div>
    }
}
