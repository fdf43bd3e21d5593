//! PCI buses: a strip with a cell for each slot, below it what is in each, slot by slot.

use super::draw::{Draw, GAP, fit, text};
use super::strip::Cell;
use super::{Anchor, Box, Line, Look, Style};
use crate::inventory::topology::{Bus, Filling, Place, what};

/// Height of a heading.
const HEADING: i32 = 42;
/// A card is no narrower.
const CARD_WIDTH: i32 = 112;
/// Height of what is above the cards of a slot: its number, and the line to each of them.
const BRACKET: i32 = 24;

/// What stands in one column below the strip.
pub(super) enum Column<'p> {
    /// A device with what is below it.
    Device { key: &'p str, place: &'p Place },
    /// Functions of a slot that make no bus, one below the other.
    Stack(Vec<&'p Place>),
}

type Corner = (i32, i32);

/// The columns of one slot.
pub(super) struct Group<'p> {
    place: &'p Place,
    pub(super) columns: Vec<Column<'p>>,
}

impl<'t> Draw<'t> {
    /// Draws a bus with all that hangs below its ports. Gives where it ends.
    pub(super) fn pci_bus(&mut self, at: usize, y: i32) -> i32 {
        self.drawn.insert(at);
        let topology = self.topology;
        let bus = &topology.buses[at];
        let frame = Box { x: 0, y, width: self.width, height: HEADING, look: Look::Plain };
        let heading = self.heading(bus, frame);
        let item = self.push(heading);
        let mut groups = Vec::new();
        let mut strip = Vec::new();
        let mut y = y + HEADING;
        let is_plain = bus.places.iter().all(|it| it.inner.is_empty() && it.problem.is_none());
        if bus.used() == 0 && bus.places.len() > 1 && is_plain {
            return self.band(bus, item, y);
        }
        if bus.places.len() > 1 {
            (y, strip) = self.strip(bus, item, y);
        }
        for place in &bus.places {
            if let Some(group) = self.group(place) {
                groups.push(group);
            }
        }
        self.groups(bus, item, &groups, &strip, y)
    }

    /// What stands below a slot; `None` where nothing does.
    pub(super) fn group<'p>(&self, place: &'p Place) -> Option<Group<'p>> {
        let mut columns = Vec::new();
        if let Filling::Taken(keys) = &place.filling {
            columns.extend(keys.iter().map(|key| Column::Device { key, place }));
        }
        let mut stack = Vec::new();
        for inner in &place.inner {
            match &inner.filling {
                Filling::Taken(keys) if keys.iter().any(|it| self.bus_made_by(it).is_some()) => {
                    columns.extend(keys.iter().map(|key| Column::Device { key, place: inner }));
                }
                _ => stack.push(inner),
            }
        }
        if !stack.is_empty() {
            columns.push(Column::Stack(stack));
        }
        (!columns.is_empty()).then_some(Group { place, columns })
    }

    /// The groups in rows, each joined to its cell as far as the first row goes. Gives where they end.
    fn groups(&mut self, bus: &'t Bus, parent: usize, groups: &[Group<'t>], strip: &[Cell], y: i32) -> i32 {
        let in_row = ((self.width + GAP) / (CARD_WIDTH + GAP)).max(1) as usize;
        let width = (self.width + GAP) / in_row as i32 - GAP;
        let mut rows: Vec<Vec<(&Group<'t>, &[Column<'t>])>> = vec![Vec::new()];
        let mut used = 0;
        for group in groups {
            let mut left = group.columns.as_slice();
            if used > 0 && used + left.len() > in_row {
                rows.push(Vec::new());
                used = 0;
            }
            while !left.is_empty() {
                let (here, rest) = left.split_at(left.len().min(in_row - used));
                rows.last_mut().expect("a row").push((group, here));
                (used, left) = (used + here.len(), rest);
                if used == in_row {
                    rows.push(Vec::new());
                    used = 0;
                }
            }
        }
        rows.retain(|it| !it.is_empty());
        let mut y = y;
        for (number, row) in rows.iter().enumerate() {
            // Where the strip has several rows, lines would go through them.
            let is_first =
                number == 0 && strip.first().zip(strip.last()).is_some_and(|(a, b)| a.bottom == b.bottom);
            let mut column = 0;
            let mut places = Vec::new();
            let room = if is_first { 5 * row.len() as i32 + 10 } else { 8 };
            let top = y + room;
            let mut end = top;
            for (group, columns) in row {
                let x = column * (width + GAP);
                let wide = columns.len() as i32 * (width + GAP) - GAP;
                let slot = bus.places.iter().position(|it| std::ptr::eq(it, group.place));
                let cell = slot.and_then(|it| strip.get(it)).copied();
                let inside = self.belongs(parent, group, cell);
                let mut below = top;
                if !strip.is_empty() {
                    let middle = |it: i32| (column + it) * (width + GAP) + width / 2;
                    let cards: Vec<i32> = (0..columns.len() as i32).map(middle).collect();
                    below = self.bracket(inside, group, (x, top, wide), &cards);
                }
                let end_of_line = if columns.len() > 1 { below - 8 } else { below };
                let cell = cell.map_or((x, y), |it| (it.middle, it.bottom));
                places.push((cell, (x + wide / 2, end_of_line), group.place));
                for it in *columns {
                    let x = column * (width + GAP);
                    end = end.max(self.column(inside, it, (x, below, width)));
                    column += 1;
                }
            }
            if is_first {
                self.join(&places, y);
            }
            y = end;
        }
        self.merge_cells(strip);
        y
    }

    /// The item that the devices of a slot belong to: the slot where it has several functions, else the bus.
    fn belongs(&self, parent: usize, group: &Group<'_>, cell: Option<Cell>) -> usize {
        match group.place.filling {
            Filling::Functions => cell.map_or(parent, |it| it.item),
            _ => parent,
        }
    }

    /// The number of the slot above its columns, what is wrong with it, and a line to each of `cards`. Gives where the
    /// columns begin.
    fn bracket(
        &mut self,
        owner: usize,
        group: &Group<'_>,
        (x, y, width): (i32, i32, i32),
        cards: &[i32],
    ) -> i32 {
        let place = group.place;
        let told = match (&place.problem, &place.filling) {
            (Some(problem), _) => format!(": {}", (self.say)(problem)),
            (None, Filling::Functions) if cards.len() > 1 => format!(" · {}", (self.say)(&what(place))),
            _ => String::new(),
        };
        let style = if place.problem.is_some() { Style::Problem } else { Style::Small };
        let words = fit(&format!("{} {}{told}", (self.say)("slot"), place.label), width, 12);
        self.items[owner].texts.push(text(x, y + 11, words, style, Anchor::Start));
        let (implicit, line) = (self.look_of_all(place) == Look::Implicit, y + BRACKET - 8);
        if let [first, .., last] = cards {
            self.lines.push(Line { points: vec![(*first, line), (*last, line)], implicit });
            for middle in cards {
                let points = vec![(*middle, line), (*middle, y + BRACKET)];
                self.lines.push(Line { points, implicit });
            }
        }
        y + BRACKET
    }

    /// Lines from the cells to the groups, with room for each, so that none crosses another.
    fn join(&mut self, places: &[(Corner, Corner, &Place)], from: i32) {
        let right = places.iter().filter(|it| it.1.0 > it.0.0).count() as i32;
        let mut seen = 0;
        for (number, (cell, end, place)) in (0..).zip(places) {
            // Of those that go right the last turns first; of those that go left the first.
            let turn = if end.0 > cell.0 {
                seen += 1;
                right - seen
            } else {
                number
            };
            let level = from + 2 + 5 * turn;
            let points = match end.0 == cell.0 {
                true => vec![*cell, *end],
                false => vec![*cell, (cell.0, level), (end.0, level), *end],
            };
            let implicit = self.look_of_all(place) == Look::Implicit;
            self.lines.push(Line { points, implicit });
        }
    }
}
