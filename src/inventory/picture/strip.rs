//! The slots of a bus as a strip: a cell for each, which tells at a glance what is free.

use super::draw::{Draw, fit, text};
use super::{Anchor, Box, Item, Look, Style};
use crate::inventory::topology::{Bus, Filling, Place, runs, what};

/// Height of a cell, without the number above it.
const CELL: i32 = 34;
/// Height of a bus with nothing on it.
const BAND: i32 = 26;

/// Where the cell of a slot is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    /// Its middle.
    pub(super) middle: i32,
    /// Its lower edge.
    pub(super) bottom: i32,
    /// Its item.
    pub(super) item: usize,
}

/// Such as `Slots 02 to 19: free`.
fn slots(places: &[Place]) -> String {
    let [first, rest @ ..] = places else { return String::new() };
    let labels = match rest.last() {
        None => format!("Slot {}", first.label),
        Some(last) => format!("Slots {} to {}", first.label, last.label),
    };
    let problem = first.problem.as_ref().map(|it| format!(". {it}")).unwrap_or_default();
    format!("{labels}: {}{problem}", what(first))
}

/// The picture of what libvirt would put first into a slot.
fn icon_for(what: &str) -> &'static str {
    let pictures = [("USB", "usb"), ("sound", "sound"), ("video", "video"), ("bridge", "pci")];
    pictures.iter().find(|it| what.contains(it.0)).map_or("controller", |it| it.1)
}

impl Draw<'_> {
    /// The slots of a bus with nothing on it: a box for each run of them. Gives where they end.
    pub(super) fn band(&mut self, bus: &Bus, parent: usize, y: i32) -> i32 {
        let all = bus.places.len() as i32;
        for (first, last) in runs(&bus.places) {
            let place = &bus.places[first];
            let (left, right) = (first as i32 * self.width / all, (last as i32 + 1) * self.width / all);
            let words = match first == last {
                true => place.label.clone(),
                false => format!("{}–{}: {}", place.label, bus.places[last].label, (self.say)(&what(place))),
            };
            let x = left + (right - left) / 2;
            let item = Item {
                boxes: vec![Box {
                    x: left,
                    y,
                    width: right - left - 3,
                    height: BAND,
                    look: if place.filling.is_free() { Look::Free } else { Look::Reserved },
                }],
                texts: vec![text(x, y + 17, fit(&words, right - left - 8, 11), Style::Code, Anchor::Middle)],
                ..Item::of_places(parent, (self.say)(&slots(&bus.places[first..=last])))
            };
            self.push(item);
        }
        y + BAND
    }

    /// The slots as cells. Gives where they end and, by place, the middle of its cell and the item that it has already.
    pub(super) fn strip(&mut self, bus: &Bus, parent: usize, y: i32) -> (i32, Vec<Cell>) {
        let gap = 3;
        let in_row = [32, 16, 8].into_iter().find(|it| self.width / it >= 24).unwrap_or(8);
        let width = ((self.width + gap) / in_row - gap).min(46);
        let cell = |slot: usize| {
            let (row, column) = (slot as i32 / in_row, slot as i32 % in_row);
            (column * (width + gap), y + row * (CELL + 24) + 18)
        };
        let mut cells = Vec::with_capacity(bus.places.len());
        for (first, last) in runs(&bus.places) {
            let place = &bus.places[first];
            let mut item = Item::of_places(parent, (self.say)(&slots(&bus.places[first..=last])));
            item.problem = place.problem.as_deref().map(self.say);
            let look = match &place.filling {
                Filling::Free => Look::Free,
                Filling::FreeFor(_) => Look::FreeFor,
                Filling::Reserved(_) => Look::Reserved,
                Filling::Functions | Filling::Taken(_) => self.look_of_all(place),
            };
            for (slot, place) in (first..=last).zip(&bus.places[first..=last]) {
                let (x, top) = cell(slot);
                let middle = x + width / 2;
                item.texts.push(text(middle, top - 5, place.label.clone(), Style::Code, Anchor::Middle));
                item.boxes.push(Box { x, y: top, width, height: CELL, look });
                cells.push(Cell { middle, bottom: top + CELL, item: self.items.len() });
            }
            let (x, top) = cell(first);
            match &place.filling {
                Filling::Reserved(_) => item.icons.push(("lock", x + (width - 14) / 2, top + 10, 14)),
                Filling::Functions => {
                    let count = place.inner.len().to_string();
                    item.texts.push(text(
                        x + width / 2,
                        top + 21,
                        format!("×{count}"),
                        Style::Code,
                        Anchor::Middle,
                    ));
                }
                Filling::Taken(keys) => {
                    let icon = keys.first().and_then(|it| self.devices.get(it.as_str())).map(|it| it.icon);
                    item.icons.extend(icon.map(|icon| (icon, x + (width - 14) / 2, top + 10, 14)));
                }
                Filling::FreeFor(what) => {
                    item.icons.push((icon_for(what), x + (width - 14) / 2, top + 10, 14))
                }
                Filling::Free => {}
            }
            if matches!(place.filling, Filling::Taken(_)) {
                // The card below is the item; the cell becomes a part of it.
                item.key = place.devices().first().map(|it| (*it).to_owned());
            }
            self.push(item);
        }
        let rows = (bus.places.len() as i32 + in_row - 1) / in_row;
        (y + rows * (CELL + 24) + 4, cells)
    }

    pub(super) fn look_of_all(&self, place: &Place) -> Look {
        let wrong = |it: &Place| it.problem.is_some();
        let all = place.devices();
        if wrong(place) || place.inner.iter().any(wrong) {
            return Look::Clash;
        }
        if all.is_empty() {
            return Look::Reserved;
        }
        let written = all.iter().any(|it| self.look(it, false) == Look::Written);
        if written { Look::Written } else { Look::Implicit }
    }

    /// Cells of slots that one device has become a part of its card, and their own items go.
    pub(super) fn merge_cells(&mut self, strip: &[Cell]) {
        for at in strip.iter().map(|it| it.item) {
            let cell = &self.items[at];
            let Some(card) = cell.key.as_ref().and_then(|it| self.found.get(it)).copied() else { continue };
            if card == at {
                continue;
            }
            self.instead.insert(card, at);
            let cell = &mut self.items[at];
            let (boxes, texts, icons) = (
                std::mem::take(&mut cell.boxes),
                std::mem::take(&mut cell.texts),
                std::mem::take(&mut cell.icons),
            );
            let item = &mut self.items[card];
            item.boxes.extend(boxes);
            item.texts.extend(texts);
            item.icons.extend(icons);
        }
    }
}
