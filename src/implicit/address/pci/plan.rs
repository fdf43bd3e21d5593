//! Which PCI controllers a domain lacks, and where everything sits (`qemuDomainAssignPCIAddresses`).

use crate::order;
use std::collections::BTreeMap;

use super::board::Board;
use super::device::Device;
use super::run::{ANY_PCI, ANY_PCIE, Run};
use super::{Fault, Model};

/// A controller that libvirt adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewController {
    /// Index, which is also the number of its bus.
    pub index: u32,
    /// Model.
    pub model: Model,
    /// Why.
    pub need: Need,
}

/// Why a controller is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A device, by its position, had no place otherwise.
    Device(usize),
    /// Controllers with higher indexes are written, or a written address names a higher bus.
    Gap,
    /// One port is kept free for hotplug.
    Spare,
    /// libvirt's count came out higher than what is used in the end.
    Count,
}

/// All that is to be added and filled in.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The controllers, by index.
    pub controllers: Vec<NewController>,
    /// The devices, those controllers included, with the addresses that they have now.
    pub devices: Vec<Device>,
    /// What libvirt refuses, by device: all that the dry run found, or else all that the second one did.
    pub faults: Vec<(usize, Fault)>,
}

/// Plans for the devices of a domain: a dry run finds out which controllers are missing, a second one with them
/// gives the addresses.
pub fn plan(mut devices: Vec<Device>, board: &Board) -> Plan {
    let last_written = devices.iter().filter_map(|it| it.bus).map(|it| it.0).max();
    let (Some(last_written), Some(growth)) = (last_written, board.growth) else {
        let faults = seat(&mut devices, board);
        return Plan { controllers: Vec::new(), devices, faults };
    };
    let highest_named =
        devices.iter().filter_map(|it| it.address).map(|it| it.bus).fold(last_written, u32::max);
    let (missing, spare, mut faults) = {
        let mut run = Run::new(&mut devices, board, Some(growth));
        run.take_given();
        let spare = run.try_out(board.express && last_written == 0);
        (run.missing_controllers(), spare, run.faults)
    };
    list(&mut devices, &missing, &mut faults, board);
    let later = seat(&mut devices, board);
    if faults.is_empty() {
        faults = later;
    }
    let mut occupants = BTreeMap::new();
    for (at, device) in devices.iter().enumerate() {
        device.address.map(|it| occupants.entry(it.bus).or_insert(at));
    }
    let need = |index: u32| match occupants.get(&index) {
        Some(at) => Need::Device(*at),
        None if spare == Some(index) => Need::Spare,
        None if index <= highest_named => Need::Gap,
        None => Need::Count,
    };
    let controllers =
        missing.iter().map(|it| NewController { index: it.index, model: it.model, need: need(it.index) });
    Plan { controllers: controllers.collect(), devices, faults }
}

/// A bus without a controller, after the dry run.
struct Missing {
    index: u32,
    model: Model,
    /// Whether the controller has no place itself.
    fault: Option<Fault>,
}

/// Puts the missing controllers, which are in the order of their indexes, where libvirt's list has them
/// (`virDomainControllerInsert`): before the first with a higher index, otherwise behind the last. Faults follow
/// their devices.
fn list(devices: &mut Vec<Device>, missing: &[Missing], faults: &mut Vec<(usize, Fault)>, board: &Board) {
    let known: Vec<(usize, u32)> =
        devices.iter().zip(0..).filter_map(|(it, at)| Some((at, it.bus?.0))).collect();
    let place = |it: &Missing| {
        let higher = known.iter().find(|known| board.sorted && known.1 > it.index);
        higher.map(|it| it.0).or_else(|| Some(known.last()?.0 + 1)).unwrap_or(devices.len())
    };
    let mut places: Vec<usize> = missing.iter().map(place).collect();
    for fault in faults.iter_mut() {
        fault.0 += places.partition_point(|it| *it <= fault.0);
    }
    places.iter_mut().zip(0..).for_each(|(it, before)| *it += before);
    let mut old = std::mem::take(devices).into_iter();
    for (at, it) in places.into_iter().zip(missing) {
        devices.extend(old.by_ref().take(at - devices.len()));
        devices.push(Device::controller(None, it.index, it.model, board.shared_slots));
        faults.extend(it.fault.map(|fault| (at, fault)));
    }
    devices.extend(old);
}

impl Run<'_> {
    /// Finds places for everything and makes the buses that it takes. Gives the bus that was made to stay
    /// empty, if any. `unmanaged`: nobody wrote a PCI controller beside the root.
    fn try_out(&mut self, unmanaged: bool) -> Option<u32> {
        if !self.is_express() && !self.buses.are_full() {
            // Room for a bridge that may be needed later; that there is none yet is known.
            let _ = self.buses.take_next(ANY_PCI, None, 0);
        }
        self.assign();
        let needed = self.buses.count();
        let mut spare = None;
        if self.is_express() && unmanaged && needed > 1 && self.buses.take_next(ANY_PCIE, None, 0).is_ok() {
            spare = (self.buses.count() > needed).then_some(needed as u32);
        }
        spare
    }

    /// The controllers of the buses that were made, each with a place tried out for it.
    fn missing_controllers(&mut self) -> Vec<Missing> {
        let known = order::set(self.devices.iter().filter_map(|it| Some(it.bus?.0)));
        let missing = (0..self.buses.count() as u32).filter(|index| !known.contains(index));
        let missing: Vec<u32> = missing.collect();
        let controller = |index: u32| {
            let model = self.buses.model(index as usize);
            let fault = match model.is_root() {
                true => None,
                false => {
                    let controller = Device::controller(None, index, model, self.board.shared_slots);
                    self.buses.take_next(controller.connect, None, 0).err()
                }
            };
            Missing { index, model, fault }
        };
        missing.into_iter().map(controller).collect()
    }
}

/// Gives every device that waits for one an address, on the buses there are. Returns what libvirt refuses.
pub fn seat(devices: &mut [Device], board: &Board) -> Vec<(usize, Fault)> {
    let mut run = Run::new(devices, board, None);
    if run.buses.count() == 0 {
        return Vec::new();
    }
    run.take_given();
    run.assign();
    run.check_bridges();
    run.faults
}
