//! All PCI buses of a domain: taking places on them, and making new buses where none has room
//! (`virDomainPCIAddressSet`).

use std::collections::BTreeMap;

use super::bus::Bus;
use super::{Connect, Fault, Model};
use crate::domain::PciAddress;

/// The highest bus number there is.
pub const LAST_BUS: u32 = 255;

/// The buses, by number.
#[derive(Debug, Clone)]
pub(super) struct Buses {
    buses: Vec<Bus>,
    /// `Some` where new buses may be made: whether conventional ones hang off a `pcie-to-pci-bridge`.
    growth: Option<Growth>,
    /// Below this bus there is no room left for a device of this kind and group. Places are never given back.
    first_with_room: BTreeMap<(Connect, u32), usize>,
}

/// What to make where conventional PCI is wanted and every bus is Express.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Growth {
    /// A `pcie-to-pci-bridge` on a port of its own.
    BehindPort,
    /// A `dmi-to-pci-bridge` with a `pci-bridge` on it.
    BehindDmi,
    /// Nothing: every bus is conventional, and where one more is wanted, it is another host bridge's.
    BesideRoot,
}

impl Buses {
    pub(super) fn new(models: impl Iterator<Item = Model>, growth: Option<Growth>) -> Buses {
        Buses { buses: models.map(Bus::new).collect(), growth, first_with_room: BTreeMap::new() }
    }

    /// Keeps host devices off the first bus.
    pub(super) fn lock_root(&mut self) {
        if let Some(root) = self.buses.first_mut() {
            root.lock_group();
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.buses.len()
    }

    /// Model of the controller whose bus has this number.
    pub(super) fn model(&self, bus: usize) -> Model {
        self.buses[bus].model
    }

    /// Whether no bus has an empty slot.
    pub(super) fn are_full(&self) -> bool {
        self.buses.iter().all(Bus::is_full)
    }

    /// Whether nothing is in a slot of the root bus.
    pub(super) fn root_slot_is_empty(&self, slot: u32) -> bool {
        self.buses[0].slot_is_empty(slot)
    }

    /// Takes a written or fixed place (`virDomainPCIAddressReserveAddr`). Gives the place really taken: on a
    /// bus that has yet to be made behind a new port, it is one bus further.
    pub(super) fn take(
        &mut self,
        address: PciAddress,
        device: Connect,
        group: u32,
    ) -> Result<PciAddress, Fault> {
        let mut address = address;
        let last = if self.growth.is_some() { LAST_BUS } else { self.count() as u32 - 1 };
        if address.bus > last {
            return Err(Fault::NoBus { last });
        }
        self.grow_to(&mut address.bus, device)?;
        let bus = &mut self.buses[address.bus as usize];
        let (first, last) = bus.model.slots();
        if address.domain != 0 {
            return Err(Fault::Domain);
        }
        if device.meets(Connect::INTEGRATED) && address.bus != 0 {
            return Err(Fault::NotOnRoot);
        }
        if !device.meets(Connect::INTEGRATED) && !device.may_be_written_on(bus.takes) {
            return Err(Fault::Kind { bus: address.bus, model: bus.model, is: device });
        }
        if !(first..=last).contains(&address.slot) {
            return Err(Fault::Slot { model: bus.model });
        }
        if address.function > 7 {
            return Err(Fault::Function);
        }
        bus.let_in(group, true);
        if !bus.take(address.slot, address.function, device) {
            return Err(Fault::Taken);
        }
        Ok(address)
    }

    /// Takes the next free place, or one on a new bus (`virDomainPCIAddressReserveNextAddr`). A device that
    /// is one of several functions says which. Buses of its own group come first, then those still without one.
    pub(super) fn take_next(
        &mut self,
        device: Connect,
        function: Option<u32>,
        group: u32,
    ) -> Result<PciAddress, Fault> {
        let start = self.first_with_room.get(&(device, group)).copied().unwrap_or(0);
        let place = |bus| Some((bus, self.free_place(bus, device)?));
        let found = (start..self.count()).filter(|bus| self.buses[*bus].is_of_group(group)).find_map(place);
        let open = || (0..self.count()).filter(|bus| self.buses[*bus].is_open_to_groups()).find_map(place);
        let found = found.or_else(open);
        let (bus, (slot, lowest)) = match found {
            Some(found) => found,
            None => {
                let mut bus = self.count() as u32;
                self.grow_to(&mut bus, device)?;
                (bus as usize, (self.buses[bus as usize].model.slots().0, 0))
            }
        };
        self.first_with_room.insert((device, group), bus);
        let function = function.unwrap_or(lowest);
        self.buses[bus].let_in(group, false);
        self.buses[bus].take(slot, function, device);
        Ok(PciAddress::new(bus as u32, slot, function))
    }

    fn free_place(&self, number: usize, device: Connect) -> Option<(u32, u32)> {
        let bus = &self.buses[number];
        let fits = match device.meets(Connect::INTEGRATED) {
            true => number == 0,
            false => device.fits(bus.takes),
        };
        fits.then(|| bus.free_place(device)).flatten()
    }

    /// Makes the buses up to this one where they are missing (`virDomainPCIAddressSetGrow`).
    fn grow_to(&mut self, bus: &mut u32, device: Connect) -> Result<(), Fault> {
        let missing = (*bus + 1).saturating_sub(self.count() as u32);
        if missing == 0 {
            return Ok(());
        }
        let no_room = Fault::NoRoom { is: device };
        let growth = self.growth.ok_or(no_room)?;
        let filling = if device.meets(Connect::PCI) && growth == Growth::BesideRoot {
            Model::PciRoot
        } else if device.meets(Connect::PCI) {
            if !self.buses.iter().any(|it| it.takes.meets(Connect::PCI_BRIDGE)) {
                // Two controllers are needed for one conventional bus, so the place moves one bus up.
                *bus += u32::from(missing == 1);
                match growth {
                    Growth::BehindPort => {
                        self.buses.extend([Bus::reserved_for_bridge(), Bus::new(Model::PcieToPciBridge)]);
                    }
                    Growth::BehindDmi => self.buses.push(Bus::new(Model::DmiToPciBridge)),
                    Growth::BesideRoot => {}
                }
            }
            Model::PciBridge
        } else if device.meets(Connect::PCIE | Connect::UPSTREAM_PORT) {
            Model::RootPort
        } else {
            return Err(no_room);
        };
        self.buses.resize(*bus as usize + 1, Bus::new(filling));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PCI: Connect = Connect::PCI.and(Connect::AUTO_ASSIGN);
    const PCIE: Connect = Connect::PCIE.and(Connect::AUTO_ASSIGN);

    fn models(buses: &Buses) -> Vec<&'static str> {
        (0..buses.count()).map(|it| buses.model(it).as_str()).collect()
    }

    #[test]
    fn a_conventional_device_on_express_gets_a_bridge_behind_a_port() {
        let mut buses = Buses::new([Model::PcieRoot].into_iter(), Some(Growth::BehindPort));
        assert_eq!(buses.take_next(PCI, None, 0).unwrap(), PciAddress::new(2, 1, 0));
        assert_eq!(buses.take_next(PCIE, None, 0).unwrap(), PciAddress::new(3, 0, 0));
        assert_eq!(buses.take_next(PCI, None, 0).unwrap(), PciAddress::new(2, 2, 0));
        assert_eq!(models(&buses), ["pcie-root", "pcie-root-port", "pcie-to-pci-bridge", "pcie-root-port"]);
    }

    #[test]
    fn or_two_bridges_where_qemu_has_no_other() {
        let mut buses = Buses::new([Model::PcieRoot].into_iter(), Some(Growth::BehindDmi));
        assert_eq!(buses.take_next(PCI, None, 0).unwrap(), PciAddress::new(2, 1, 0));
        assert_eq!(models(&buses), ["pcie-root", "dmi-to-pci-bridge", "pci-bridge"]);
    }

    #[test]
    fn a_written_bus_beyond_the_last_is_made() {
        let mut buses = Buses::new([Model::PciRoot].into_iter(), Some(Growth::BehindPort));
        assert_eq!(buses.take(PciAddress::new(3, 1, 0), PCI, 0).unwrap(), PciAddress::new(3, 1, 0));
        assert_eq!(models(&buses), ["pci-root", "pci-bridge", "pci-bridge", "pci-bridge"]);
        assert!(buses.take(PciAddress::new(3, 1, 0), PCI, 0).is_err());
    }

    #[test]
    fn host_devices_get_host_bridges_of_their_own() {
        let mut buses = Buses::new([Model::PciRoot].into_iter(), Some(Growth::BesideRoot));
        buses.lock_root();
        assert_eq!(buses.take_next(PCI, None, 7).unwrap(), PciAddress::new(1, 1, 0));
        assert_eq!(buses.take_next(PCI, None, 0).unwrap(), PciAddress::new(0, 1, 0));
        assert_eq!(buses.take_next(PCI, None, 8).unwrap(), PciAddress::new(2, 1, 0));
        assert_eq!(buses.take_next(PCI, None, 7).unwrap(), PciAddress::new(1, 2, 0));
        assert_eq!(models(&buses), ["pci-root"; 3]);
    }
}
