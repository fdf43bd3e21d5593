//! PCI buses: slots, functions, what the board keeps, where nothing can be.

use std::collections::{BTreeMap, BTreeSet};

use super::collect::{Collect, Seats, makers};
use super::{Bus, Filling, Kind, Place};
use crate::domain::PciAddress;
use crate::implicit::address::pci::{BoardPlace, Connect, Model, board_places};
use crate::machine::RootBus;

/// What is said of a place to which libvirt gives no device.
const UNUSED: &str = "given to no device";

impl Collect<'_> {
    /// Every PCI bus that a controller makes, and those that only addresses name.
    pub(super) fn pci(&self) -> Vec<Bus> {
        let mut seats: Seats<PciAddress> = Seats::new();
        for device in self.with_address("pci") {
            if let Some(address) = PciAddress::of(self.document, device.node) {
                seats.entry(address).or_default().push(device.key.clone());
            }
        }
        let controllers = self.controllers("pci");
        let mut numbers: BTreeSet<(u32, u32)> = controllers.keys().map(|index| (0, *index)).collect();
        numbers.extend(seats.keys().map(|it| (it.domain, it.bus)));
        let bus = |(domain, number): (u32, u32)| {
            let made = controllers.get(&number).filter(|_| domain == 0).map_or(&[][..], Vec::as_slice);
            let written = made.first().map(|it| it.0.model().into_owned());
            let model = match &written {
                Some(word) => Model::parse(word),
                None => self.unlisted_root().filter(|_| (domain, number) == (0, 0)),
            };
            let here = seats.range(first_of(domain, number)..=last_of(domain, number));
            let here: Seats<(u32, u32)> =
                here.map(|(at, keys)| ((at.slot, at.function), keys.clone())).collect();
            let (controllers, mut problem) = makers(made, "pci", number);
            if model.is_some() && controllers.is_empty() {
                problem = None;
            }
            let switched_off = made.first().is_some_and(|it| {
                self.document.value(it.0.node, "target/@hotplug").is_some_and(|it| it == "off")
            });
            Bus {
                domain,
                model: written.or_else(|| Some(model?.as_str().to_owned())).unwrap_or_default(),
                controllers,
                takes: model.map(|it| it.takes().to_string()),
                hotplug: model.map(|it| it.takes().meets(Connect::AUTO_ASSIGN) && !switched_off),
                problem,
                places: Slots { domain, number, model, board: self.board(domain, number), collect: self }
                    .places(&here),
                ..Bus::new(Kind::Pci, number)
            }
        };
        numbers.into_iter().map(bus).collect()
    }

    /// The root of a machine whose libvirt does not list it yet.
    fn unlisted_root(&self) -> Option<Model> {
        match self.machine.root_bus(false) {
            RootBus::Pci => Some(Model::PciRoot),
            RootBus::Pcie => Some(Model::PcieRoot),
            RootBus::None => None,
        }
    }

    fn board(&self, domain: u32, number: u32) -> Vec<BoardPlace> {
        if (domain, number) == (0, 0) { board_places(self.machine) } else { Vec::new() }
    }
}

fn first_of(domain: u32, bus: u32) -> PciAddress {
    PciAddress { domain, bus, slot: 0, function: 0 }
}

fn last_of(domain: u32, bus: u32) -> PciAddress {
    PciAddress { domain, bus, slot: u32::MAX, function: u32::MAX }
}

/// What is in a place of the board that no device is in.
fn kept(place: &BoardPlace) -> Filling {
    let what = place.what.to_owned();
    if place.hidden { Filling::Reserved(what) } else { Filling::FreeFor(what) }
}

/// One bus whose slots are to be told.
struct Slots<'c> {
    domain: u32,
    number: u32,
    model: Option<Model>,
    board: Vec<BoardPlace>,
    collect: &'c Collect<'c>,
}

impl Slots<'_> {
    /// The slots that the controller has, and beyond them those that devices name.
    fn places(&self, seats: &Seats<(u32, u32)>) -> Vec<Place> {
        let mut slots: BTreeMap<u32, Seats<u32>> = BTreeMap::new();
        if let Some(model) = self.model {
            slots.extend((0..=model.slots().1).map(|slot| (slot, Seats::new())));
        }
        for ((slot, function), keys) in seats {
            slots.entry(*slot).or_default().insert(*function, keys.clone());
        }
        slots.into_iter().map(|(slot, functions)| self.slot(slot, functions)).collect()
    }

    fn slot(&self, slot: u32, functions: Seats<u32>) -> Place {
        let board: Vec<&BoardPlace> = self.board.iter().filter(|it| it.slot == slot).collect();
        let problem = self.problem(slot, &functions, &board);
        let label = format!("{slot:02x}");
        let whole = |filling| Place {
            problem: problem.clone(),
            ..Place::new(self.at(slot, 0), label.clone(), filling)
        };
        let alone = functions.keys().all(|it| *it == 0);
        match functions.get(&0) {
            Some(keys) if alone && board.iter().all(|it| it.function == 0) => {
                let place = Place::taken(self.at(slot, 0), label, keys.clone());
                let problem = self.clash(slot, 0).or(problem).or(place.problem);
                return Place { problem, ..place };
            }
            None if functions.is_empty() => {
                let is_out = self.model.is_some_and(|it| slot < it.slots().0);
                return match board.as_slice() {
                    [] if is_out => whole(Filling::Reserved(UNUSED.to_owned())),
                    [] => whole(Filling::Free),
                    [one] if one.function == 0 => whole(kept(one)),
                    _ => {
                        Place { inner: self.functions(slot, functions, &board), ..whole(Filling::Functions) }
                    }
                };
            }
            _ => {}
        }
        Place { inner: self.functions(slot, functions, &board), ..whole(Filling::Functions) }
    }

    fn functions(&self, slot: u32, functions: Seats<u32>, board: &[&BoardPlace]) -> Vec<Place> {
        let mut places: BTreeMap<u32, Place> = BTreeMap::new();
        for it in board {
            let label = format!(".{:x}", it.function);
            places.insert(it.function, Place::new(self.at(slot, it.function), label, kept(it)));
        }
        for (function, keys) in functions {
            let mut place = Place::taken(self.at(slot, function), format!(".{function:x}"), keys);
            if function > 7 {
                place.problem = Some("A PCI slot has the functions 0 to 7.".to_owned());
            }
            place.problem = self.clash(slot, function).or(place.problem);
            places.insert(function, place);
        }
        places.into_values().collect()
    }

    /// What is wrong with a device where the board has something itself.
    fn clash(&self, slot: u32, function: u32) -> Option<String> {
        let hidden = self.board.iter().find(|it| it.hidden && (it.slot, it.function) == (slot, function))?;
        Some(format!("The board has its {} at {}.", hidden.what, self.at(slot, function)))
    }

    /// What is wrong with a slot as a whole.
    fn problem(&self, slot: u32, functions: &Seats<u32>, board: &[&BoardPlace]) -> Option<String> {
        if functions.is_empty() {
            return None;
        }
        let (first, last) = self.model.map_or((0, 31), Model::slots);
        if slot < first || slot > last {
            let model = self.model.map_or("PCI bus", Model::as_str);
            return Some(match first == last {
                true => format!("A {model} has slot {first} only."),
                false => format!("A {model} has the slots {first:02x} to {last:02x}."),
            });
        }
        if self.model.is_none() || functions.keys().all(|it| *it == 0) || board.iter().any(|it| it.hidden) {
            return None;
        }
        let Some(first) = functions.get(&0).and_then(|it| it.first()) else {
            return Some(
                "Nothing is at function 0, without which a guest does not look for the others.".to_owned(),
            );
        };
        let node = self.collect.devices.iter().find(|it| it.key == *first)?.node;
        let marked = self.collect.document.value(node, "address/@multifunction").is_some_and(|it| it == "on");
        let text = "Function 0 does not say multifunction='on', as it must where there are others.";
        (!marked).then(|| text.to_owned())
    }

    fn at(&self, slot: u32, function: u32) -> String {
        PciAddress { domain: self.domain, bus: self.number, slot, function }.to_string()
    }
}
