//! USB buses: the ports of the controllers of one index, and below each hub the hub's.

use std::collections::BTreeSet;

use super::collect::{Collect, Seats, makers};
use super::{Bus, Filling, Kind, Place};
use crate::domain::UsbAddress;
use crate::implicit::address::usb::{DEPTH, HUB_PORTS};

impl Collect<'_> {
    /// Every USB bus that controllers make, and those that only addresses name.
    pub(super) fn usb(&self) -> Vec<Bus> {
        let mut seats: Seats<(u32, Vec<u32>)> = Seats::new();
        for device in self.with_address("usb") {
            let address = UsbAddress::of(self.document, device.node).unwrap_or_default();
            seats.entry((address.bus, address.port)).or_default().push(device.key.clone());
        }
        let mut controllers = self.controllers("usb");
        controllers.retain(|_, makers| makers.iter().any(|it| it.0.model() != "none"));
        let mut numbers: BTreeSet<u32> = controllers.keys().copied().collect();
        numbers.extend(seats.keys().map(|it| it.0));
        let bus = |number: u32| {
            let mut made = controllers.remove(&number).unwrap_or_default();
            made.sort_by_key(|it| it.0.master_startport());
            let master = made.first().filter(|it| it.0.master_startport().is_none());
            let model = made.first().map(|it| it.0.model().into_owned()).unwrap_or_default();
            let count = master.map_or(0, |it| it.0.usb_ports() as usize);
            let masters = made.iter().filter(|it| it.0.master_startport().is_none()).count();
            let (controllers, mut problem) = makers(&made, "USB", number);
            // Companions share the index of their master.
            if masters == 1 {
                problem = None;
            }
            let mut here: Seats<Vec<u32>> = Seats::new();
            while let Some(first) = seats.first_entry().filter(|it| it.key().0 == number) {
                let ((_, path), keys) = first.remove_entry();
                here.insert(path, keys);
            }
            let mut places = self.ports_below(&mut here, &[], count);
            places.extend(here.into_iter().map(|(path, keys)| {
                let (address, label) = names(number, &path);
                let place = Place::taken(address, label, keys);
                match count {
                    0 => place,
                    _ => Place { problem: Some("There is no such port.".to_owned()), ..place },
                }
            }));
            Bus { model, controllers, problem, places, ..Bus::new(Kind::Usb, number) }
        };
        numbers.into_iter().map(bus).collect()
    }

    /// The ports of a controller or hub, with who is in them taken out of `seats`.
    fn ports_below(&self, seats: &mut Seats<Vec<u32>>, way: &[u32], count: usize) -> Vec<Place> {
        let port = |port: u32| {
            let path = [way, &[port]].concat();
            let (address, label) = names(0, &path);
            let Some(keys) = seats.remove(&path) else { return Place::new(address, label, Filling::Free) };
            let is_hub = keys.iter().any(|it| self.is_hub(it)) && path.len() < DEPTH;
            let inner = if is_hub { self.ports_below(seats, &path, HUB_PORTS) } else { Vec::new() };
            Place { inner, ..Place::taken(address, label, keys) }
        };
        (1..=count as u32).map(port).collect()
    }

    fn is_hub(&self, key: &str) -> bool {
        self.devices.iter().any(|it| it.key == key && self.document.name(it.node) == "hub")
    }
}

/// A port as a whole, and its last part.
fn names(bus: u32, path: &[u32]) -> (String, String) {
    let label = path.last().map_or_else(|| "no port".to_owned(), u32::to_string);
    (UsbAddress { bus, port: path.to_vec() }.port_path(), label)
}
