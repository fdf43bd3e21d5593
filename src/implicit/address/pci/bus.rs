//! One PCI bus: which functions of which slots are taken.

use super::{Connect, Model};

/// A bus. Slots and functions are bits, so that a free one is found at once.
#[derive(Debug, Clone)]
pub(super) struct Bus {
    pub(super) model: Model,
    pub(super) takes: Connect,
    functions: [u8; 32],
    /// Slots with something in them.
    used: u32,
    /// Slots with all eight functions taken.
    full: u32,
    /// Slots whose first occupant shares with others of its kind.
    shared: u32,
    /// The group of host devices that the bus is for; 0 is for everything else.
    group: u32,
    /// Whether the bus stays of that group whatever comes first.
    group_is_locked: bool,
}

impl Bus {
    pub(super) fn new(model: Model) -> Bus {
        Bus {
            model,
            takes: model.takes(),
            functions: [0; 32],
            used: 0,
            full: 0,
            shared: 0,
            group: 0,
            group_is_locked: false,
        }
    }

    /// The bus of pseries' own host bridge, which is not for host devices.
    pub(super) fn lock_group(&mut self) {
        self.group_is_locked = true;
    }

    pub(super) fn is_of_group(&self, group: u32) -> bool {
        self.group == group
    }

    /// Whether a device of any group may be the first one.
    pub(super) fn is_open_to_groups(&self) -> bool {
        self.used == 0 && !self.group_is_locked
    }

    /// Lets a device of a group in: the first one decides; a stranger that is written there spoils the group.
    pub(super) fn let_in(&mut self, group: u32, is_written: bool) {
        if self.is_open_to_groups() {
            self.group = group;
        } else if self.group != group && is_written {
            self.group = 0;
        }
    }

    /// A port that only a `pcie-to-pci-bridge` may have: it was made for one.
    pub(super) fn reserved_for_bridge() -> Bus {
        Bus { takes: Connect::PCIE_TO_PCI_BRIDGE, ..Bus::new(Model::RootPort) }
    }

    /// The slots there are, as bits.
    fn slots(&self) -> u32 {
        let (first, last) = self.model.slots();
        (u32::MAX >> (31 - last)) & (u32::MAX << first)
    }

    /// Whether no slot is empty (`qemuDomainPCIBusFullyReserved`).
    pub(super) fn is_full(&self) -> bool {
        self.slots() & !self.used == 0
    }

    pub(super) fn slot_is_empty(&self, slot: u32) -> bool {
        self.used & (1 << slot) == 0
    }

    /// Takes a function for a device; false where it is taken already.
    pub(super) fn take(&mut self, slot: u32, function: u32, device: Connect) -> bool {
        let (slot_bit, bit) = (1 << slot, 1 << function);
        let functions = &mut self.functions[slot as usize];
        if *functions & bit != 0 {
            return false;
        }
        if *functions == 0 && device.meets(Connect::AGGREGATE) {
            self.shared |= slot_bit;
        }
        *functions |= bit;
        self.used |= slot_bit;
        if *functions == u8::MAX {
            self.full |= slot_bit;
        }
        true
    }

    /// The lowest slot with room for a device, and the lowest function in it
    /// (`virDomainPCIAddressFindUnusedFunctionOnBus`): an empty slot, or one shared among its kind.
    pub(super) fn free_place(&self, device: Connect) -> Option<(u32, u32)> {
        let shared = if device.meets(Connect::AGGREGATE) { self.shared & !self.full } else { 0 };
        let free = self.slots() & (!self.used | shared);
        (free != 0).then(|| {
            let slot = free.trailing_zeros();
            (slot, self.functions[slot as usize].trailing_ones())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoints_take_empty_slots_and_root_ports_share_theirs() {
        let mut bus = Bus::new(Model::PcieRoot);
        let port = Model::RootPort.connect();
        assert_eq!(bus.free_place(port), Some((1, 0)));
        assert!(bus.take(1, 0, port) && !bus.take(1, 0, port));
        assert_eq!(bus.free_place(port), Some((1, 1)));
        assert_eq!(bus.free_place(Connect::PCIE), Some((2, 0)));
        assert!(bus.take(2, 0, Connect::PCIE) && bus.take(1, 2, port));
        assert_eq!(bus.free_place(port), Some((1, 1)));
    }

    #[test]
    fn a_port_has_one_slot() {
        let mut bus = Bus::new(Model::RootPort);
        assert!(!bus.is_full() && bus.take(0, 0, Connect::PCIE) && bus.is_full());
        assert_eq!(bus.free_place(Connect::PCIE), None);
    }
}
