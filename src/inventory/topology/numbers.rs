//! Buses whose places are numbers in a row: virtio-serial ports, ccid and memory slots, and addresses without places.

use std::collections::{BTreeMap, BTreeSet};

use super::collect::{Collect, Seats, makers};
use super::{Bus, Filling, Kind, Place};
use crate::domain::{Domain, VirtioSerialAddress, number};
use crate::implicit::address::virtio_serial::DEFAULT_PORTS;
use crate::inventory::Device;

/// No more places than this are told one by one.
const MOST: u32 = 256;

/// Types of address whose text tells places apart.
const LISTS: [(&str, Kind); 3] = [("ccw", Kind::Ccw), ("spapr-vio", Kind::SpaprVio), ("isa", Kind::Isa)];

impl Collect<'_> {
    /// Every bus that is neither PCI nor USB nor for drives.
    pub(super) fn numbered(&self) -> Vec<Bus> {
        let mut buses = self.virtio_serial();
        buses.extend(self.ccid());
        buses.extend(self.dimms());
        buses.extend(self.lists());
        buses
    }

    fn virtio_serial(&self) -> Vec<Bus> {
        let mut seats: Seats<(u32, u32, u32)> = Seats::new();
        for device in self.with_address("virtio-serial") {
            let at = VirtioSerialAddress::of(self.document, device.node).unwrap_or_default();
            seats.entry((at.controller, at.port, at.bus)).or_default().push(device.key.clone());
        }
        self.rows("virtio-serial", Kind::VirtioSerial, seats, |maker, taken| {
            let count = maker.map_or(0, |it| it.0.ports().unwrap_or(DEFAULT_PORTS));
            let free = (0..count.min(MOST)).filter(|it| !taken.contains(it)).map(|port| {
                let filling = match port {
                    0 => Filling::Reserved("given to no channel".to_owned()),
                    _ => Filling::Free,
                };
                (port, filling)
            });
            (free.collect(), count)
        })
    }

    fn ccid(&self) -> Vec<Bus> {
        let at = |device: &Device, path| number(&self.document.value(device.node, path)?);
        let mut seats: Seats<(u32, u32, u32)> = Seats::new();
        for device in self.with_address("ccid") {
            let (controller, slot) = (at(device, "address/@controller"), at(device, "address/@slot"));
            let place = (controller.unwrap_or(0), slot.unwrap_or(0), 0);
            seats.entry(place).or_default().push(device.key.clone());
        }
        self.rows("ccid", Kind::Ccid, seats, |_, taken| {
            let free = if taken.is_empty() { vec![(0, Filling::Free)] } else { Vec::new() };
            (free, u32::MAX)
        })
    }

    /// A bus for each controller of a type, with its free places and who is in the others. `free` tells the free ones
    /// beside those that are taken, and how many places there are at all.
    fn rows(
        &self,
        word: &str,
        kind: Kind,
        seats: Seats<(u32, u32, u32)>,
        free: impl Fn(Option<&super::collect::Maker<'_>>, &BTreeSet<u32>) -> (Vec<(u32, Filling)>, u32),
    ) -> Vec<Bus> {
        let controllers = self.controllers(word);
        let mut numbers: BTreeSet<u32> = controllers.keys().copied().collect();
        numbers.extend(seats.keys().map(|it| it.0));
        let bus = |number: u32| {
            let made = controllers.get(&number).map_or(&[][..], Vec::as_slice);
            let here = || seats.iter().filter(|it| it.0.0 == number);
            let taken: BTreeSet<u32> = here().map(|it| it.0).filter(|it| it.2 == 0).map(|it| it.1).collect();
            let (free, count) = free(made.first(), &taken);
            let (keys, problem) = makers(made, word, number);
            let mut places: BTreeMap<(u32, u32), Place> = BTreeMap::new();
            for (port, filling) in free {
                places.insert((0, port), Place::new(port.to_string(), port.to_string(), filling));
            }
            for ((_, port, bus), keys) in here() {
                let mut place = Place::taken(port.to_string(), port.to_string(), keys.clone());
                if *bus != 0 || (*port >= count && !made.is_empty()) {
                    place.problem = Some("There is no such place.".to_owned());
                }
                places.insert((*bus, *port), place);
            }
            let (places, more) = (places.into_values().collect(), count > MOST && count < u32::MAX);
            Bus { model: word.to_owned(), controllers: keys, problem, places, more, ..Bus::new(kind, number) }
        };
        numbers.into_iter().map(bus).collect()
    }

    /// Slots for memory modules, as many as `<maxMemory slots=>` tells.
    fn dimms(&self) -> Option<Bus> {
        let mut seats: Seats<u32> = Seats::new();
        for device in self.with_address("dimm") {
            let slot = self.document.value(device.node, "address/@slot").and_then(|it| number(&it));
            seats.entry(slot.unwrap_or(0)).or_default().push(device.key.clone());
        }
        let told = Domain::of(self.document).value("maxMemory/@slots").and_then(|it| number(&it));
        let count = told.unwrap_or(0);
        let mut places: BTreeMap<u32, Place> = (0..count.min(MOST))
            .map(|slot| (slot, Place::new(slot.to_string(), slot.to_string(), Filling::Free)))
            .collect();
        for (slot, keys) in seats {
            let mut place = Place::taken(slot.to_string(), slot.to_string(), keys);
            if slot >= count && told.is_some() {
                place.problem = Some(format!("<maxMemory> has {count} slots."));
            }
            places.insert(slot, place);
        }
        let places: Vec<Place> = places.into_values().collect();
        (!places.is_empty()).then(|| Bus { places, more: count > MOST, ..Bus::new(Kind::Dimm, 0) })
    }

    /// Addresses of all other types, each type a list.
    fn lists(&self) -> Vec<Bus> {
        let mut buses: BTreeMap<Kind, Bus> = BTreeMap::new();
        let mut seats: BTreeMap<Kind, Seats<&str>> = BTreeMap::new();
        for device in self.devices {
            let Some(address) = &device.address else { continue };
            let kind = match address.type_.as_str() {
                "pci" | "usb" | "drive" | "virtio-serial" | "ccid" | "dimm" => continue,
                "virtio-mmio" => Kind::VirtioMmio,
                other => LISTS.iter().find(|it| it.0 == other).map_or(Kind::Other, |it| it.1),
            };
            if LISTS.iter().any(|it| it.1 == kind) {
                seats.entry(kind).or_default().entry(&address.text).or_default().push(device.key.clone());
            } else {
                let place =
                    Place::taken(address.text.clone(), address.text.clone(), vec![device.key.clone()]);
                buses.entry(kind).or_insert_with(|| Bus::new(kind, 0)).places.push(place);
            }
        }
        for (kind, seats) in seats {
            let place = |(text, keys): (&str, _)| Place::taken(text.to_owned(), text.to_owned(), keys);
            let places = seats.into_iter().map(place).collect();
            buses.insert(kind, Bus { places, ..Bus::new(kind, 0) });
        }
        buses.into_values().collect()
    }
}
