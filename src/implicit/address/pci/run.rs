//! One run over the devices: written places, the board's own, then everything else in its turn.

use super::board::Board;
use super::buses::{Buses, Growth};
use super::device::{Device, Role, Why};
use super::{Connect, Fault, Model};
use crate::domain::PciAddress;
use crate::order;

/// A run in progress.
pub(super) struct Run<'a> {
    pub(super) devices: &'a mut [Device],
    pub(super) buses: Buses,
    /// What went wrong, by device.
    pub(super) faults: Vec<(usize, Fault)>,
    pub(super) board: &'a Board,
    /// Whether ordinary places are only tried out, and not given.
    dry: bool,
}

impl<'a> Run<'a> {
    /// Starts with as many buses as the controllers make; a gap between them is filled. With `growth`, places
    /// are tried out and buses are added where needed (`qemuDomainPCIAddressSetCreate`).
    pub(super) fn new(devices: &'a mut [Device], board: &'a Board, growth: Option<Growth>) -> Run<'a> {
        let controllers = devices.iter().filter_map(|it| it.bus);
        let unlisted = u32::from(board.unlisted_root);
        let count = controllers.clone().map(|(index, _)| index + 1).max().unwrap_or(unlisted);
        let mut models = vec![None; count as usize];
        for (index, model) in controllers {
            models[index as usize] = Some(model);
        }
        let root = models.first().copied().flatten().unwrap_or(Model::PciRoot);
        let filling = match root {
            _ if board.has_host_bridges => Model::PciRoot,
            Model::PcieRoot => Model::RootPort,
            _ => Model::PciBridge,
        };
        let rest = models.iter().skip(1).map(|it| it.unwrap_or(filling));
        let mut buses = Buses::new(std::iter::once(root).take(models.len()).chain(rest), growth);
        if board.has_host_bridges {
            buses.lock_root();
        }
        Run { devices, buses, faults: Vec::new(), board, dry: growth.is_some() }
    }

    /// Takes all written places (`qemuDomainCollectPCIAddress`), then those of the board
    /// (`qemuDomainValidateDevicePCISlotsChipsets`). What the board gives is given in a dry run, too.
    pub(super) fn take_given(&mut self) {
        for at in 0..self.devices.len() {
            let device = &self.devices[at];
            let Some(address) = device.address else { continue };
            if device.connect == Connect::NONE || self.fixed_place(device.role).is_some() {
                continue;
            }
            match self.buses.take(address, device.connect, device.group) {
                Ok(place) => self.devices[at].address = Some(place),
                Err(fault) => self.faults.push((at, fault)),
            }
        }
        for at in 0..self.devices.len() {
            self.take_place_of_controller(at);
        }
        let hidden = self.board.chipset.hidden;
        for place in hidden.iter().map(|(slot, function, _)| PciAddress::new(0, *slot, *function)) {
            if let Err(fault) = self.buses.take(place, Connect::ENDPOINT, 0) {
                let intruder = self.devices.iter().position(|it| it.address == Some(place));
                self.faults.extend(intruder.map(|at| (at, fault)));
            }
        }
        self.take_place_of_video();
        self.take_place_of_sound();
    }

    /// The only place of a part of the board.
    fn fixed_place(&self, role: Role) -> Option<PciAddress> {
        let (_, slot, function) = self.board.chipset.fixed.iter().find(|it| it.0 == role)?;
        Some(PciAddress::new(0, *slot, *function))
    }

    fn take_place_of_controller(&mut self, at: usize) {
        let device = &self.devices[at];
        if let Some(place) = self.fixed_place(device.role) {
            let written = device.address;
            if written.is_some_and(|it| it != place) {
                self.faults.push((at, Fault::Fixed(place)));
            } else if written.is_some() || device.wanted {
                match self.buses.take(place, Connect::ENDPOINT, 0) {
                    Ok(_) => self.put(at, place, Why::Fixed),
                    Err(fault) => self.faults.push((at, fault)),
                }
            }
        } else if let Some((_, slots)) = self.board.chipset.usual.iter().find(|it| it.0 == device.role) {
            self.put_on_root(at, slots, Why::Usual);
        }
    }

    /// The primary video goes where QEMU puts it by itself; elsewhere only where that slot is taken.
    fn take_place_of_video(&mut self) {
        let Some(slot) = self.board.chipset.video else { return };
        let Some(at) = self.devices.iter().position(|it| it.role == Role::PrimaryVideo) else {
            if self.board.keeps_video_slot {
                // Where it is taken already, it stays so.
                let _ = self.buses.take(PciAddress::new(0, slot, 0), Connect::ENDPOINT, 0);
            }
            return;
        };
        if !self.put_on_root(at, &[slot], Why::Fixed) && self.devices[at].is_waiting() {
            self.place(at, None);
        }
    }

    fn take_place_of_sound(&mut self) {
        let Some(slot) = self.board.chipset.sound else { return };
        let first = self.devices.iter().position(|it| it.role == Role::Ich9Sound && it.is_waiting());
        if let Some(at) = first {
            self.put_on_root(at, &[slot], Why::Usual);
        }
    }

    /// Puts a device that waits for an address at function 0 of the first of these slots that is empty.
    fn put_on_root(&mut self, at: usize, slots: &[u32], why: Why) -> bool {
        let empty = slots.iter().find(|slot| self.buses.root_slot_is_empty(**slot));
        let (true, Some(slot)) = (self.devices[at].is_waiting(), empty) else { return false };
        let place = PciAddress::new(0, *slot, 0);
        let taken = self.buses.take(place, self.devices[at].connect | Connect::ENDPOINT, 0).is_ok();
        if taken {
            self.put(at, place, why);
        }
        taken
    }

    /// Gives an address unless the device has it already.
    fn put(&mut self, at: usize, place: PciAddress, why: Why) {
        let device = &mut self.devices[at];
        if device.address.is_none() {
            (device.address, device.why) = (Some(place), Some(why));
        }
    }

    /// Everything else, turn by turn (`qemuDomainAssignDevicePCISlots`).
    pub(super) fn assign(&mut self) {
        let mut waiting: Vec<usize> =
            (0..self.devices.len()).filter(|at| self.devices[*at].is_waiting()).collect();
        order::by_key(&mut waiting, |at| self.devices[*at].turn);
        for at in waiting {
            match self.devices[at].companion {
                Some((group, function)) => self.place_companion(at, group, function),
                None => self.place(at, None),
            }
        }
    }

    /// One function of an ICH9 group: in the slot of the others, or in a new one for all of them. A dry run
    /// does not remember the new one, so that each function then takes a slot, as in libvirt.
    fn place_companion(&mut self, at: usize, group: u32, function: u32) {
        let others = self.devices.iter().filter(|it| it.companion.is_some_and(|it| it.0 == group));
        match others.filter_map(|it| it.address).next() {
            None => self.place(at, Some(function)),
            Some(slot) => {
                let place = PciAddress { function, ..slot };
                match self.buses.take(place, self.devices[at].connect, 0) {
                    Ok(place) => self.put(at, place, Why::Companion),
                    Err(fault) => self.faults.push((at, fault)),
                }
            }
        }
    }

    /// The next free place for a device.
    fn place(&mut self, at: usize, function: Option<u32>) {
        let (connect, group) = (self.devices[at].connect, self.devices[at].group);
        match self.buses.take_next(connect, function, group) {
            Ok(place) if !self.dry => {
                let model = self.buses.model(place.bus as usize);
                self.put(at, place, Why::Free(model));
            }
            Ok(_) => {}
            Err(_) if connect == Connect::NONE => self.faults.push((at, Fault::NotPci)),
            Err(fault) => self.faults.push((at, fault)),
        }
    }

    /// Whether the machine has PCI Express at its root.
    pub(super) fn is_express(&self) -> bool {
        self.buses.count() > 0 && self.buses.model(0) == Model::PcieRoot
    }

    /// PCI controllers must not sit on the bus that they make, or below it.
    pub(super) fn check_bridges(&mut self) {
        for (at, device) in self.devices.iter().enumerate() {
            let (Some((index, Model::PciBridge)), Some(address)) = (device.bus, device.address) else {
                continue;
            };
            if index <= address.bus {
                self.faults.push((at, Fault::BelowItself));
            }
        }
    }
}

/// How a device would take part that needs no more than one place of its kind.
pub(super) const ANY_PCI: Connect = Connect::PCI.and(Connect::AUTO_ASSIGN);
/// The same for Express.
pub(super) const ANY_PCIE: Connect = Connect::PCIE.and(Connect::AUTO_ASSIGN);
