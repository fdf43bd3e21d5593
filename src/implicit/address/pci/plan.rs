//! Which PCI controllers a domain lacks, and where everything sits (`qemuDomainAssignPCIAddresses`).

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
    let (models, spare, mut faults) = {
        let mut run = Run::new(&mut devices, board, Some(growth));
        run.take_given();
        let spare = run.try_out(board.express && last_written == 0);
        let models: Vec<Model> = (0..run.buses.count()).map(|bus| run.buses.model(bus)).collect();
        (models, spare, run.faults)
    };
    let mut known = vec![false; models.len()];
    devices.iter().filter_map(|it| it.bus).for_each(|(index, _)| known[index as usize] = true);
    let missing = (0..).zip(models).filter(|(index, _)| !known[*index as usize]);
    let missing: Vec<(u32, Model)> = missing.collect();
    for (index, model) in &missing {
        let controller = Device::controller(None, *index, *model, board.shared_slots);
        let at = place_in_list(&devices, *index, board.sorted);
        faults.iter_mut().filter(|it| it.0 >= at).for_each(|it| it.0 += 1);
        devices.insert(at, controller);
    }
    let later = seat(&mut devices, board);
    if faults.is_empty() {
        faults = later;
    }
    let mut occupants = vec![None; known.len()];
    for (at, device) in devices.iter().enumerate().rev() {
        let bus = device.address.and_then(|it| occupants.get_mut(it.bus as usize));
        bus.into_iter().for_each(|it| *it = Some(at));
    }
    let need = |index: u32| match occupants[index as usize] {
        Some(at) => Need::Device(at),
        None if spare == Some(index) => Need::Spare,
        None if index <= highest_named => Need::Gap,
        None => Need::Count,
    };
    let controllers = missing.iter().map(|(index, model)| NewController {
        index: *index,
        model: *model,
        need: need(*index),
    });
    Plan { controllers: controllers.collect(), devices, faults }
}

/// Where libvirt's list has a new PCI controller (`virDomainControllerInsert`).
fn place_in_list(devices: &[Device], index: u32, sorted: bool) -> usize {
    let larger = devices.iter().position(|it| sorted && it.bus.is_some_and(|it| it.0 > index));
    let after_last = || devices.iter().rposition(|it| it.bus.is_some()).map_or(devices.len(), |at| at + 1);
    larger.unwrap_or_else(after_last)
}

impl Run<'_> {
    /// Finds places for everything and makes the buses that it takes. Gives the bus that was made to stay
    /// empty, if any. `unmanaged`: nobody wrote a PCI controller beside the root.
    fn try_out(&mut self, unmanaged: bool) -> Option<u32> {
        if !self.is_express() && !self.buses.are_full() {
            // Room for a bridge that may be needed later; that there is none yet is known.
            let _ = self.buses.take_next(ANY_PCI, None);
        }
        self.assign();
        let needed = self.buses.count();
        let mut spare = None;
        if self.is_express() && unmanaged && needed > 1 && self.buses.take_next(ANY_PCIE, None).is_ok() {
            spare = (self.buses.count() > needed).then_some(needed as u32);
        }
        spare
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
