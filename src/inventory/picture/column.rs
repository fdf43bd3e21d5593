//! What stands below a slot: a card with what is below its port, or functions one below the other.

use super::draw::{CARD, Draw, GAP, INSIDE, fit, text};
use super::pci::Column;
use super::{Anchor, Box, Item, Line, Look, Style};
use crate::inventory::topology::{Filling, Place, what};

/// Height of a row of a card that several functions share.
const ROW: i32 = 20;
/// Height of a bus between a port and what is in it, and of the lines to it.
const PILL: i32 = 18;
const LINK: i32 = 8;

impl<'t> Draw<'t> {
    /// One column. Gives where it ends.
    pub(super) fn column(
        &mut self,
        parent: usize,
        column: &Column<'t>,
        (x, y, width): (i32, i32, i32),
    ) -> i32 {
        match column {
            Column::Stack(places) => self.stack(parent, places, (x, y, width)),
            Column::Device { key, place } => self.device_column(parent, key, place, (x, y, width)),
        }
    }

    fn device_column(
        &mut self,
        parent: usize,
        key: &str,
        place: &Place,
        (x, y, width): (i32, i32, i32),
    ) -> i32 {
        let card = self.card(key, parent, (x, y, width), place.problem.as_deref());
        let y = y + CARD;
        let Some(at) = self.bus_made_by(key) else { return y };
        let topology = self.topology;
        let bus = &topology.buses[at];
        let is_here = bus.places.len() == 1 && bus.controllers.len() == 1 && !self.drawn.contains(&at);
        let (middle, implicit) = (x + width / 2, self.look(key, false) == Look::Implicit);
        self.lines.push(Line { points: vec![(middle, y), (middle, y + LINK)], implicit });
        let pill = Box { x: middle - 30, y: y + LINK, width: 60, height: PILL, look: Look::Pill };
        let words = text(
            middle,
            y + LINK + 13,
            format!("{} {:02x}", (self.say)("bus"), bus.number),
            Style::Code,
            Anchor::Middle,
        );
        if !is_here {
            // The bus has a place of its own further down.
            let item = &mut self.items[card];
            item.boxes.push(pill);
            item.texts.push(words);
            return y + LINK + PILL;
        }
        self.drawn.insert(at);
        let mut item = self.heading(bus, pill);
        (item.texts, item.parent) = (vec![words], Some(card));
        let item = self.push(item);
        let y = y + LINK + PILL;
        self.lines.push(Line { points: vec![(middle, y), (middle, y + LINK)], implicit });
        self.only_slot(item, &bus.places[0], (x, y + LINK, width))
    }

    /// What is in the only slot of a port.
    fn only_slot(&mut self, parent: usize, place: &'t Place, (x, y, width): (i32, i32, i32)) -> i32 {
        if let Some(group) = self.group(place) {
            let mut y = y;
            for (number, column) in group.columns.iter().enumerate() {
                y = self.column(parent, column, (x, y + if number > 0 { GAP } else { 0 }, width));
            }
            return y;
        }
        let middle = x + width / 2;
        let item = Item {
            boxes: vec![Box { x, y, width, height: CARD, look: Look::Free }],
            texts: vec![
                text(middle, y + 33, (self.say)("free"), Style::ImplicitName, Anchor::Middle),
                text(middle, y + 50, place.address.clone(), Style::Code, Anchor::Middle),
            ],
            ..Item::of_places(parent, format!("{}: {}", place.address, (self.say)(&what(place))))
        };
        self.push(item);
        y + CARD
    }

    /// Functions of a slot one below the other.
    fn stack(&mut self, parent: usize, places: &[&Place], (x, y, width): (i32, i32, i32)) -> i32 {
        let mut y = y;
        for place in places {
            let keys: Vec<Option<&str>> = match place.devices().as_slice() {
                [] => vec![None],
                keys => keys.iter().map(|it| Some(*it)).collect(),
            };
            for key in keys {
                self.function(parent, place, key, (x, y, width));
                y += ROW + 2;
            }
        }
        y
    }

    fn function(&mut self, parent: usize, place: &Place, key: Option<&str>, (x, y, width): (i32, i32, i32)) {
        let (mut item, look, words, style) = match key {
            Some(key) => {
                let item = self.device(key, parent, place.problem.as_deref());
                let device = self.devices.get(key);
                let look = self.look(key, place.problem.is_some());
                let style = if look == Look::Implicit { Style::ImplicitName } else { Style::Name };
                (item, look, device.map(|it| (self.say)(&it.name)).unwrap_or_default(), style)
            }
            None => {
                let (look, words) = match &place.filling {
                    Filling::Reserved(what) => (Look::Reserved, (self.say)(what)),
                    _ => (Look::FreeFor, (self.say)("free")),
                };
                let name = format!("{}: {}", place.address, (self.say)(&what(place)));
                (Item::of_places(parent, name), look, words, Style::Small)
            }
        };
        item.boxes.push(Box { x, y, width, height: ROW, look });
        item.texts.push(text(x + INSIDE, y + 14, place.label.clone(), Style::Code, Anchor::Start));
        item.texts.push(text(
            x + INSIDE + 20,
            y + 14,
            fit(&words, width - 2 * INSIDE - 20, 11),
            style,
            Anchor::Start,
        ));
        let at = self.push(item);
        if let Some(key) = key {
            self.found.entry(key.to_owned()).or_insert(at);
        }
    }
}
