//! The hand that draws: what is drawn already, how far down, and how a device looks.

use std::collections::{HashMap, HashSet};

use super::{Anchor, Box, Item, Line, Look, Mark, Picture, Style, Text, walk};
use crate::implicit::Origin;
use crate::inventory::Device;
use crate::inventory::topology::{Bus, Kind, Topology, summary, title};

/// Space between boxes.
pub(super) const GAP: i32 = 10;
/// Height of a card.
pub(super) const CARD: i32 = 70;
/// Size of names as they are measured: bold letters are wider.
pub(super) const BOLD: i32 = 13;
/// Space inside a box, left and right.
pub(super) const INSIDE: i32 = 8;

pub(super) struct Draw<'t> {
    pub(super) topology: &'t Topology,
    pub(super) devices: HashMap<&'t str, &'t Device>,
    pub(super) marks: &'t HashMap<String, Mark>,
    pub(super) width: i32,
    pub(super) say: &'t dyn Fn(&str) -> String,
    pub(super) items: Vec<Item>,
    pub(super) lines: Vec<Line>,
    /// Buses that are drawn, by position.
    pub(super) drawn: HashSet<usize>,
    /// In place of which item one is to be walked to, by position.
    pub(super) instead: HashMap<usize, usize>,
    /// Where the items of devices are.
    pub(super) found: HashMap<String, usize>,
}

impl<'t> Draw<'t> {
    pub(super) fn new(
        topology: &'t Topology,
        devices: &'t [Device],
        marks: &'t HashMap<String, Mark>,
        width: i32,
        say: &'t dyn Fn(&str) -> String,
    ) -> Draw<'t> {
        Draw {
            topology,
            devices: devices.iter().map(|it| (it.key.as_str(), it)).collect(),
            marks,
            width,
            say,
            items: Vec::new(),
            lines: Vec::new(),
            drawn: HashSet::new(),
            instead: HashMap::new(),
            found: HashMap::new(),
        }
    }

    /// Draws everything: PCI buses from the top down, then panels side by side.
    pub(super) fn all(mut self) -> Picture {
        let mut y = 0;
        let pci = |it: &Bus| it.kind == Kind::Pci;
        for within in [false, true] {
            for at in 0..self.topology.buses.len() {
                let bus = &self.topology.buses[at];
                // What hangs below a port is drawn with it, unless the ports go round in circles.
                if pci(bus) && !self.drawn.contains(&at) && (within || !self.hangs_below_a_port(bus)) {
                    y = self.pci_bus(at, y) + 2 * GAP;
                }
            }
        }
        y = self.panels(y);
        let mut picture = Picture { width: self.width, height: y, items: self.items, lines: self.lines };
        walk::put_in_order(&mut picture.items, &self.instead);
        picture
    }

    pub(super) fn bus_made_by(&self, key: &str) -> Option<usize> {
        let makes = |it: &Bus| it.kind == Kind::Pci && it.controllers.iter().any(|it| it == key);
        self.topology.buses.iter().position(makes)
    }

    fn hangs_below_a_port(&self, bus: &Bus) -> bool {
        let sits = |key: &String| self.devices.get(key.as_str()).is_some_and(|it| it.address.is_some());
        bus.places.len() == 1 && bus.controllers.len() == 1 && bus.controllers.iter().all(sits)
    }

    pub(super) fn push(&mut self, item: Item) -> usize {
        self.items.push(item);
        self.items.len() - 1
    }

    /// The item that a bus belongs to.
    pub(super) fn controller_item(&self, bus: &Bus) -> Option<usize> {
        bus.controllers.iter().find_map(|it| self.found.get(it).copied())
    }

    /// An item for a bus, with its title and how full it is, in a box of its own.
    pub(super) fn heading(&self, bus: &Bus, frame: Box) -> Item {
        let pad = if frame.look == Look::Panel { 12 } else { 0 };
        let (x, room) = (frame.x + pad, frame.width - 2 * pad);
        let controller = bus.controllers.first().and_then(|it| self.devices.get(it.as_str()));
        let origin = controller.filter(|it| it.origin != Origin::Written);
        let told = origin.map(|it| self.origin(it)).unwrap_or_default();
        let (title, summary) = ((self.say)(&title(bus)), (self.say)(&summary(bus)));
        let name = match told.as_str() {
            "" => format!("{title}. {summary}"),
            told => format!("{title}, {told}. {summary}"),
        };
        let style = if bus.problem.is_some() { Style::Problem } else { Style::Small };
        let heading = fit(&title, room, 16);
        let after = width_of(&heading, 16) + 6;
        let told = fit(&told, (room - after).max(12), 11);
        Item {
            key: bus.controllers.first().cloned(),
            parent: self.controller_item(bus),
            name,
            problem: bus.problem.as_deref().map(self.say),
            is_bus: true,
            boxes: vec![frame],
            texts: vec![
                text(x, frame.y + pad + 14, heading, Style::Title, Anchor::Start),
                text(x + after, frame.y + pad + 14, told, Style::Small, Anchor::Start),
                text(x, frame.y + pad + 32, fit(&summary, room, 12), style, Anchor::Start),
            ],
            icons: Vec::new(),
        }
    }

    /// Where a device comes from: `written`, `implicit · default`.
    pub(super) fn origin(&self, device: &Device) -> String {
        (self.say)(&match device.origin {
            Origin::Written => "written".to_owned(),
            other => format!("implicit · {}", other.as_str()),
        })
    }

    /// How the box of a device is drawn; `clash`: something is wrong with its place.
    pub(super) fn look(&self, key: &str, clash: bool) -> Look {
        match self.devices.get(key) {
            _ if clash => Look::Clash,
            Some(device) if device.origin == Origin::Written => Look::Written,
            _ => Look::Implicit,
        }
    }

    /// An item for a device, without boxes yet.
    pub(super) fn device(&self, key: &str, parent: usize, problem: Option<&str>) -> Item {
        let mut parts = vec![key.to_owned()];
        if let Some(device) = self.devices.get(key) {
            let address = device.address.as_ref().map(|it| (self.say)(&it.text));
            parts = [Some((self.say)(&device.name)), address, Some(self.origin(device))]
                .into_iter()
                .flatten()
                .collect();
        }
        if let Some(mark) = self.marks.get(key) {
            parts.extend(mark.problem.then(|| (self.say)("problem")));
            parts.extend(mark.preview.as_ref().map(|then| format!("{} {then}", (self.say)("preview"))));
        }
        let mut name = parts.join(", ");
        let problem = problem.map(self.say);
        if let Some(problem) = &problem {
            name.push_str(&format!(". {problem}"));
        }
        Item { key: Some(key.to_owned()), problem, ..Item::of_places(parent, name) }
    }

    /// A card with picture, name, description and address of a device.
    pub(super) fn card(
        &mut self,
        key: &str,
        parent: usize,
        (x, y, width): (i32, i32, i32),
        problem: Option<&str>,
    ) -> usize {
        let mut item = self.device(key, parent, problem);
        let look = self.look(key, problem.is_some());
        item.boxes.push(Box { x, y, width, height: CARD, look });
        let room = width - 2 * INSIDE;
        if let Some(device) = self.devices.get(key) {
            let style = if device.origin == Origin::Written { Style::Name } else { Style::ImplicitName };
            item.icons.push((device.icon, x + INSIDE, y + 7, 14));
            let names = wrap(&(self.say)(&device.name), ' ', (room - 19, room), BOLD);
            for (line, words) in (0..).zip(&names) {
                let indent = if line == 0 { 19 } else { 0 };
                let place = (x + INSIDE + indent, y + 17 + 14 * line);
                item.texts.push(text(place.0, place.1, words.clone(), style, Anchor::Start));
            }
            let mut told = wrap(&(self.say)(&device.description), '·', (room, room), 11);
            let lines = names.len() as i32;
            let origin = Some(self.origin(device)).filter(|_| device.origin != Origin::Written);
            let has_room = lines + (told.len() as i32) < 3;
            // `demanded` says enough where there is no room for `implicit · demanded`.
            let short = |it: &String| {
                let last = it.split(" · ").last().unwrap_or_default();
                fit(if width_of(it, 11) <= room { it } else { last }, room, 11)
            };
            told.extend(origin.as_ref().filter(|_| has_room).map(short));
            for (line, words) in (lines..3).zip(told) {
                item.texts.push(text(x + INSIDE, y + 17 + 14 * line, words, Style::Small, Anchor::Start));
            }
            let origin = origin.filter(|_| !has_room).and_then(|it| Some(it.split(" · ").last()?.to_owned()));
            self.address_line(&mut item, device, origin, (x + INSIDE, y + 62, room));
        }
        let at = self.push(item);
        self.found.entry(key.to_owned()).or_insert(at);
        at
    }

    /// The address on the left, on the right what else is to be known.
    fn address_line(
        &self,
        item: &mut Item,
        device: &Device,
        origin: Option<String>,
        (x, y, room): (i32, i32, i32),
    ) {
        let mark = self.marks.get(&device.key);
        let mut left = room;
        if let Some(address) = &device.address {
            let style = if address.implicit { Style::FilledIn } else { Style::Code };
            let words = fit(&(self.say)(&address.text), room, 11);
            left -= width_of(&words, 11) + 8;
            item.texts.push(text(x, y, words, style, Anchor::Start));
        }
        let told = match mark {
            Some(Mark { preview: Some(then), .. }) => Some((format!("→ {then}"), Style::Preview)),
            Some(Mark { problem: true, .. }) => Some(((self.say)("problem"), Style::Problem)),
            _ => origin.map(|it| (it, Style::Small)),
        };
        if let Some((words, style)) = told.filter(|it| width_of(&it.0, 11) <= left) {
            item.texts.push(text(x + room, y, words, style, Anchor::End));
        }
    }
}

/// Words at a place.
pub(super) fn text(x: i32, y: i32, text: String, style: Style, anchor: Anchor) -> Text {
    Text { x, y, text, style, anchor }
}

/// How wide words are, about: the picture is laid out without seeing the fonts.
pub(super) fn width_of(text: &str, size: i32) -> i32 {
    let part = |letter: char| match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | '\'' | '|' | 'I' => 30,
        ' ' | 'f' | 'r' | 't' | '(' | ')' | '-' | '/' => 38,
        'm' | 'w' | 'M' | 'W' | '@' => 86,
        '0'..='9' => 60,
        'A'..='Z' => 66,
        _ => 57,
    };
    text.chars().map(part).sum::<i32>() * size / 100
}

/// As much of the words as there is room for.
pub(super) fn fit(text: &str, room: i32, size: i32) -> String {
    if width_of(text, size) <= room {
        return text.to_owned();
    }
    let mut kept: String = text.to_owned();
    while kept.pop().is_some() && width_of(&kept, size) + size > room && !kept.is_empty() {}
    format!("{}…", kept.trim_end())
}

/// The words on two lines at most, broken at `separator` where that helps; `rooms` of the first line and the second.
pub(super) fn wrap(text: &str, separator: char, rooms: (i32, i32), size: i32) -> Vec<String> {
    let fits = |it: &str| width_of(it.trim(), size) <= rooms.0;
    let breaks: Vec<usize> = text.match_indices(separator).map(|it| it.0).collect();
    let at = breaks.into_iter().rev().find(|at| fits(&text[..*at]));
    match at.filter(|_| !fits(text)) {
        _ if text.is_empty() => Vec::new(),
        Some(at) => {
            let rest = text[at..].trim_start_matches(separator).trim();
            vec![text[..at].trim().to_owned(), fit(rest, rooms.1, size)]
        }
        None => vec![fit(text, rooms.0, size)],
    }
}
