//! Keys in the tree, as everywhere in trees: arrows, Home, End, the first letters of a name, Space, Enter.

use super::super::wish::{Ask, Wish};
use super::items::Item;
use crate::editor::{Command, Key};
use web_sys::{HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::NodeRef;

/// How long letters belong together, in milliseconds.
const TOGETHER: f64 = 700.0;

/// One line of the tree for the keyboard.
#[derive(Clone)]
pub(super) struct Stop {
    id: String,
    name: String,
    /// The row; `None` for a heading and for a run.
    pub(super) key: Option<Key>,
    /// What folds it, and whether it is open.
    fold: Option<(String, bool)>,
}

impl Stop {
    pub(super) fn of(item: &Item<'_>) -> Stop {
        Stop {
            id: item.id().into_owned(),
            name: item.name().to_owned(),
            key: item.key().cloned(),
            fold: item.fold(),
        }
    }

    /// What tells it from the others.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    fn is(&self, open: bool) -> bool {
        self.fold.as_ref().is_some_and(|fold| fold.1 == open)
    }
}

/// The letters typed lately.
#[derive(Default)]
pub(super) struct TypeAhead {
    letters: String,
    at: f64,
}

/// Does what a key asks for on the line `now`; `go` moves the focus.
pub(super) fn press(
    event: &KeyboardEvent,
    now: usize,
    stops: &[Stop],
    typed: &mut TypeAhead,
    ask: &Ask,
    fold: &impl Fn(&str),
    go: &impl Fn(usize),
) {
    let Some(stop) = stops.get(now) else { return };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let last = stops.len() - 1;
    let target = match key.as_str() {
        "ArrowDown" => (now + 1).min(last),
        "ArrowUp" => now.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        "PageDown" => (now + 10).min(last),
        "PageUp" => now.saturating_sub(10),
        "ArrowRight" if stop.is(false) => return folded(event, fold, stop),
        "ArrowRight" => (now + 1).min(last),
        "ArrowLeft" if stop.is(true) => return folded(event, fold, stop),
        "ArrowLeft" => stops[..now].iter().rposition(|it| it.is(true)).unwrap_or(0),
        "Enter" if stop.key.is_none() => return folded(event, fold, stop),
        " " if stop.key.is_none() && !typed.goes_on(event.time_stamp()) => return folded(event, fold, stop),
        "Enter" => {
            if let Some(key) = &stop.key {
                ask.emit(Wish::Inspect(key.clone()));
            }
            ask.emit(Wish::FocusInspector);
            event.prevent_default();
            return;
        }
        " " if !typed.goes_on(event.time_stamp()) => return,
        letter if letter.chars().count() == 1 && letter != "/" && letter != "?" => {
            typed.add(letter, event.time_stamp());
            match typed.find(stops, now) {
                Some(found) => found,
                None => return,
            }
        }
        _ => return,
    };
    event.prevent_default();
    go(target);
    if let Some(key) = &stops[target].key {
        ask.emit(Wish::Do(Command::Select(Some(key.clone()))));
    }
}

fn folded(event: &KeyboardEvent, fold: &impl Fn(&str), stop: &Stop) {
    event.prevent_default();
    if let Some((id, _)) = &stop.fold {
        fold(id);
    }
}

impl TypeAhead {
    /// Whether what is typed now belongs to the letters before.
    fn goes_on(&self, at: f64) -> bool {
        !self.letters.is_empty() && at - self.at <= TOGETHER
    }

    fn add(&mut self, letter: &str, at: f64) {
        if !self.goes_on(at) {
            self.letters.clear();
        }
        self.at = at;
        self.letters.push_str(&letter.to_lowercase());
    }

    /// The next line that begins with the letters. One letter again and again goes from one to the next.
    fn find(&self, stops: &[Stop], now: usize) -> Option<usize> {
        let mut letters = self.letters.chars();
        let first = letters.next()?;
        let repeated = letters.all(|letter| letter == first);
        let wanted = if repeated { first.to_string() } else { self.letters.clone() };
        let start = if repeated { now + 1 } else { now };
        (0..stops.len())
            .map(|step| (start + step) % stops.len())
            .find(|&index| stops[index].name.to_lowercase().starts_with(&wanted))
    }
}

/// Scrolls the selected row into view, where it is outside.
pub(super) fn show_selected(tree: &NodeRef) {
    let tree = tree.cast::<HtmlElement>();
    let row = tree.and_then(|tree| tree.query_selector("[aria-selected=true]").ok().flatten());
    if let Some(row) = row {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        row.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}
