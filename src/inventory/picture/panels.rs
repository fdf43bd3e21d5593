//! Buses other than PCI: a panel for each, with a seat for who is there and small cells for what is free.

use super::draw::{BOLD, Draw, GAP, INSIDE, fit, text, width_of, wrap};
use super::{Anchor, Box, Item, Look, Style};
use crate::inventory::topology::{Bus, Filling, Kind, Place, runs, title, what};

/// Height of a panel's heading.
const HEADING: i32 = 50;
/// Space inside a panel.
const PAD: i32 = 12;
/// A seat with a device in it.
const SEAT: (i32, i32) = (138, 54);
/// A free or reserved place.
const CELL: i32 = 26;
/// Between seats.
const BETWEEN: i32 = 6;
/// A panel is no narrower, as long as there is room.
const NARROWEST: i32 = 320;

/// Where the next seat goes, within left and right.
struct Pen {
    left: i32,
    right: i32,
    x: i32,
    y: i32,
    /// Where the present row ends.
    end: i32,
}

impl Pen {
    fn new(left: i32, right: i32, y: i32) -> Pen {
        Pen { left, right, x: left, y, end: y }
    }

    /// A place of that size: in this row, or in the next.
    fn place(&mut self, width: i32, height: i32) -> (i32, i32) {
        if self.x > self.left && self.x + width > self.right {
            self.next_row();
        }
        let at = (self.x, self.y);
        self.x += width + BETWEEN;
        self.end = self.end.max(self.y + height);
        at
    }

    fn next_row(&mut self) {
        if self.x > self.left {
            (self.x, self.y) = (self.left, self.end + BETWEEN);
        }
    }
}

impl<'t> Draw<'t> {
    /// The panels, side by side as there is room. Gives where they end.
    pub(super) fn panels(&mut self, y: i32) -> i32 {
        let topology = self.topology;
        let count = ((self.width + GAP) / (NARROWEST + GAP)).max(1);
        let unit = (self.width + GAP) / count - GAP;
        // Where each column ends so far: a panel goes where it is highest up.
        let mut ends = vec![y; count as usize];
        for bus in topology.buses.iter().filter(|it| it.kind != Kind::Pci) {
            let units = self.units(bus, unit).min(count) as usize;
            let top = |first: usize| ends[first..first + units].iter().copied().max().unwrap_or(y);
            let first = (0..=ends.len() - units).min_by_key(|it| top(*it)).unwrap_or(0);
            let (x, y) = (first as i32 * (unit + GAP), top(first));
            let end = self.panel(bus, (x, y, units as i32 * (unit + GAP) - GAP));
            ends[first..first + units].fill(end + GAP);
        }
        ends.into_iter().max().unwrap_or(y)
    }

    /// How wide a panel is to be: so that its seats need two rows or so.
    fn units(&self, bus: &Bus, unit: i32) -> i32 {
        fn all(places: &[Place]) -> i32 {
            let own = |it: &Place| match it.filling {
                Filling::Taken(_) => SEAT.0 + BETWEEN,
                _ => CELL + BETWEEN,
            };
            places.iter().map(|it| own(it) + all(&it.inner)).sum()
        }
        let room = unit - 2 * PAD;
        ((all(&bus.places) / 2 + room - 1) / room).max(1)
    }

    fn panel(&mut self, bus: &'t Bus, (x, y, width): (i32, i32, i32)) -> i32 {
        let frame = Box { x, y, width, height: 0, look: Look::Panel };
        let heading = self.heading(bus, frame);
        let item = self.push(heading);
        let mut pen = Pen::new(x + PAD, x + width - PAD, y + HEADING);
        self.seats(bus, item, &bus.places, &mut pen);
        let height = pen.end + PAD - y;
        self.items[item].boxes[0].height = height;
        y + height
    }

    /// Who is in these places and what is free; below them the ports of each hub.
    fn seats(&mut self, bus: &'t Bus, parent: usize, places: &'t [Place], pen: &mut Pen) {
        let mut hubs = Vec::new();
        for (first, last) in runs(places) {
            let place = &places[first];
            match &place.filling {
                Filling::Taken(keys) => {
                    for key in keys {
                        let at = self.seat(key, parent, place, pen);
                        hubs.extend((!place.inner.is_empty()).then_some((at, place)));
                    }
                }
                _ => self.cells(bus, parent, &places[first..=last], pen),
            }
        }
        // Where two hubs clash, the ports are of the first.
        hubs.dedup_by_key(|it| &it.1.address);
        for (hub, place) in hubs {
            self.hub(bus, hub, place, pen);
        }
    }

    fn seat(&mut self, key: &str, parent: usize, place: &Place, pen: &mut Pen) -> usize {
        let width = SEAT.0.min(pen.right - pen.left);
        let (x, y) = pen.place(width, SEAT.1);
        let mut item = self.device(key, parent, place.problem.as_deref());
        let look = self.look(key, place.problem.is_some());
        item.boxes.push(Box { x, y, width, height: SEAT.1, look });
        let room = width - 2 * INSIDE;
        if let Some(device) = self.devices.get(key) {
            let style = if look == Look::Implicit { Style::ImplicitName } else { Style::Name };
            item.icons.push((device.icon, x + INSIDE, y + 7, 14));
            let names = wrap(&(self.say)(&device.name), ' ', (room - 19, room), BOLD);
            for ((line, indent), words) in [(0, 19), (1, 0)].into_iter().zip(names) {
                item.texts.push(text(x + INSIDE + indent, y + 17 + 14 * line, words, style, Anchor::Start));
            }
            let filled_in = device.address.as_ref().is_some_and(|it| it.implicit);
            let style = if filled_in { Style::FilledIn } else { Style::Code };
            let address = fit(&place.address, room, 11);
            item.texts.push(text(x + INSIDE, y + 47, address, style, Anchor::Start));
            let then = self.marks.get(key).and_then(|it| it.preview.as_ref());
            let (words, style) = match then {
                Some(then) => (format!("→ {then}"), Style::Preview),
                None if look == Look::Clash => ((self.say)("conflict"), Style::Problem),
                None if look == Look::Implicit => ((self.say)(device.origin.as_str()), Style::Small),
                None => (String::new(), Style::Small),
            };
            let left = room - width_of(&place.address, 11) - 6;
            if !words.is_empty() && width_of(&words, 11) <= left {
                item.texts.push(text(x + width - INSIDE, y + 47, words, style, Anchor::End));
            }
        }
        let at = self.push(item);
        self.found.entry(key.to_owned()).or_insert(at);
        at
    }

    /// The ports of a hub in a frame of their own.
    fn hub(&mut self, bus: &'t Bus, hub: usize, place: &'t Place, pen: &mut Pen) {
        pen.next_row();
        let (x, y, width) = (pen.left, pen.y, pen.right - pen.left);
        let name = place.devices().first().and_then(|it| self.devices.get(it)).map(|it| (self.say)(&it.name));
        let words = fit(&format!("{} · {}", place.address, name.unwrap_or_default()), width - 2 * INSIDE, 11);
        self.items[hub].texts.push(text(x + INSIDE, y + 17, words, Style::Small, Anchor::Start));
        let mut inner = Pen::new(x + INSIDE, pen.right - INSIDE, y + 25);
        self.seats(bus, hub, &place.inner, &mut inner);
        let height = inner.end + INSIDE - y;
        self.items[hub].boxes.push(Box { x, y, width, height, look: Look::Panel });
        pen.place(width, height);
        pen.next_row();
    }

    /// Free or reserved places, a cell each, as one item.
    fn cells(&mut self, bus: &Bus, parent: usize, places: &[Place], pen: &mut Pen) {
        let (Some(first), Some(last)) = (places.first(), places.last()) else { return };
        let (title, words) = ((self.say)(&title(bus)), (self.say)(&what(first)));
        let name = match places.len() {
            1 => format!("{title}, {}: {words}", first.address),
            many => format!("{title}, {}–{}: {many} × {words}", first.address, last.address),
        };
        let mut item = Item::of_places(parent, name);
        for place in places {
            let (look, label) = match &place.filling {
                Filling::Reserved(_) => (Look::Reserved, place.label.clone()),
                Filling::FreeFor(name) => (Look::Free, name.clone()),
                _ => (Look::Free, place.label.clone()),
            };
            let width = CELL.max(width_of(&label, 11) + 8);
            let (x, y) = pen.place(width, CELL);
            item.boxes.push(Box { x, y, width, height: CELL, look });
            item.texts.push(text(x + width / 2, y + 17, label, Style::Code, Anchor::Middle));
        }
        self.push(item);
    }
}
