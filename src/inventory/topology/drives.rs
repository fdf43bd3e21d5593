//! Drive controllers: which bus, target and unit each drive has, and the disk names that stand for free ones.

use std::collections::{BTreeMap, BTreeSet};

use super::collect::{Collect, Seats, makers};
use super::{Bus, Filling, Kind, Place};
use crate::domain::{DriveAddress, target_name};

/// A kind of drive controller.
struct Family {
    kind: Kind,
    /// The controller's type.
    word: &'static str,
    /// Buses and units on each that a disk's name can stand for (`virDomainDiskDefAssignAddress`).
    buses: u32,
    units: u32,
    /// How such disks' names begin.
    prefix: &'static str,
}

const FAMILIES: [Family; 4] = [
    Family { kind: Kind::Sata, word: "sata", buses: 1, units: 6, prefix: "sd" },
    Family { kind: Kind::Scsi, word: "scsi", buses: 1, units: 7, prefix: "sd" },
    Family { kind: Kind::Ide, word: "ide", buses: 2, units: 2, prefix: "hd" },
    Family { kind: Kind::Fdc, word: "fdc", buses: 1, units: 2, prefix: "fd" },
];

impl Collect<'_> {
    /// The buses of all drive controllers, and those that only addresses name.
    pub(super) fn drives(&self) -> Vec<Bus> {
        let mut seats: BTreeMap<Kind, Seats<DriveAddress>> = BTreeMap::new();
        for device in self.with_address("drive") {
            let word = match self.document.name(device.node) {
                "hostdev" => "scsi".into(),
                _ => self.document.value(device.node, "target/@bus").unwrap_or_default(),
            };
            let kind = FAMILIES.iter().find(|it| it.word == word).map_or(Kind::Drive, |it| it.kind);
            let address = DriveAddress::of(self.document, device.node).unwrap_or_default();
            seats.entry(kind).or_default().entry(address).or_default().push(device.key.clone());
        }
        let mut buses = Vec::new();
        for family in &FAMILIES {
            let seats = seats.remove(&family.kind).unwrap_or_default();
            let controllers = self.controllers(family.word);
            let mut numbers: BTreeSet<u32> = controllers.keys().copied().collect();
            numbers.extend(seats.keys().map(|it| it.controller));
            for number in numbers {
                let made = controllers.get(&number).map_or(&[][..], Vec::as_slice);
                let model = made.first().map(|it| it.0.model()).filter(|it| !it.is_empty());
                let (controllers, problem) = makers(made, family.word, number);
                let here = seats.iter().filter(|it| it.0.controller == number);
                let here = here.map(|(at, keys)| (*at, keys.clone())).collect();
                let places = places(family, number, here, !made.is_empty());
                let model = model.map_or_else(|| family.word.to_owned(), |it| it.into_owned());
                let more = family.kind == Kind::Scsi && !made.is_empty();
                buses.push(Bus {
                    model,
                    controllers,
                    problem,
                    places,
                    more,
                    ..Bus::new(family.kind, number)
                });
            }
        }
        if let Some(seats) = seats.remove(&Kind::Drive) {
            let place = |(at, keys): (DriveAddress, _)| Place::taken(at.to_string(), at.to_string(), keys);
            buses.push(Bus { places: seats.into_iter().map(place).collect(), ..Bus::new(Kind::Drive, 0) });
        }
        buses
    }
}

/// What names stand for on this controller, and beyond it what drives have written.
fn places(family: &Family, controller: u32, mut seats: Seats<DriveAddress>, exists: bool) -> Vec<Place> {
    let mut places: BTreeMap<DriveAddress, Place> = BTreeMap::new();
    let named = if exists { family.buses * family.units } else { 0 };
    for at in 0..named {
        let (bus, unit) = (at / family.units, at % family.units);
        let address = DriveAddress { controller, bus, target: 0, unit };
        let place = match seats.remove(&address) {
            Some(keys) => Place::taken(address.to_string(), label(family, address), keys),
            None => {
                let name = target_name(family.prefix, controller.saturating_mul(named).saturating_add(at));
                Place::new(address.to_string(), label(family, address), Filling::FreeFor(name))
            }
        };
        places.insert(address, place);
    }
    for (address, keys) in seats {
        let mut place = Place::taken(address.to_string(), label(family, address), keys);
        if exists && family.kind != Kind::Scsi {
            let (units, buses) = (family.units, family.buses);
            let on = if buses == 1 { String::new() } else { format!(" on each of {buses} buses") };
            place.problem = Some(format!("A controller of type {} has {units} units{on}.", family.word));
        }
        places.insert(address, place);
    }
    places.into_values().collect()
}

fn label(family: &Family, at: DriveAddress) -> String {
    match family.kind {
        Kind::Ide => format!("{}:{}", at.bus, at.unit),
        Kind::Scsi => format!("{}:{}", at.target, at.unit),
        _ => at.unit.to_string(),
    }
}
