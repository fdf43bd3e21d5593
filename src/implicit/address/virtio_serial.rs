//! Ports of virtio-serial controllers (`virDomainVirtioSerialAddrSet`).

use std::collections::{BTreeMap, BTreeSet};

/// Ports of a controller that says nothing about them.
pub const DEFAULT_PORTS: u32 = 31;

/// All virtio-serial controllers by index.
#[derive(Debug, Clone, Default)]
pub struct VirtioSerial {
    controllers: BTreeMap<u32, Ports>,
}

#[derive(Debug, Clone)]
struct Ports {
    count: u32,
    taken: BTreeSet<u32>,
    /// No port from 1 up to here is free.
    below_are_taken: u32,
}

/// Why a port cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no such controller.
    NoController,
    /// The controller has fewer ports.
    NoPort,
    /// Another device has it.
    Taken,
    /// Every port of the controller is taken.
    Full,
}

impl Ports {
    fn take_lowest(&mut self) -> Option<u32> {
        let free = (self.below_are_taken..self.count).find(|port| !self.taken.contains(port));
        self.below_are_taken = free.unwrap_or(self.count);
        self.taken.extend(free);
        free
    }
}

impl VirtioSerial {
    /// Adds a controller with its number of ports, if it tells.
    pub fn add(&mut self, index: u32, ports: Option<u32>) {
        let count = ports.unwrap_or(DEFAULT_PORTS);
        self.controllers.insert(index, Ports { count, taken: BTreeSet::new(), below_are_taken: 1 });
    }

    /// Takes a written port.
    ///
    /// # Errors
    /// Why it cannot be had.
    pub fn take(&mut self, controller: u32, port: u32) -> Result<(), Fault> {
        let ports = self.controllers.get_mut(&controller).ok_or(Fault::NoController)?;
        if port >= ports.count {
            return Err(Fault::NoPort);
        }
        if ports.taken.insert(port) { Ok(()) } else { Err(Fault::Taken) }
    }

    /// Takes the lowest free port of one controller, from 1 on.
    ///
    /// # Errors
    /// Why there is none.
    pub fn take_on(&mut self, controller: u32) -> Result<u32, Fault> {
        let ports = self.controllers.get_mut(&controller).ok_or(Fault::NoController)?;
        ports.take_lowest().ok_or(Fault::Full)
    }

    /// Takes the lowest free port of the first controller with one. Gives controller and port; `None` where all
    /// are full.
    pub fn take_any(&mut self) -> Option<(u32, u32)> {
        self.controllers.iter_mut().find_map(|(index, ports)| ports.take_lowest().map(|port| (*index, port)))
    }

    /// The lowest index without a controller.
    pub fn free_index(&self) -> u32 {
        (0..)
            .zip(self.controllers.keys())
            .find(|(at, index)| at != *index)
            .map_or(self.controllers.len() as u32, |(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_port_of_the_first_controller_with_one() {
        let mut ports = VirtioSerial::default();
        ports.add(0, Some(2));
        ports.add(2, Some(3));
        assert_eq!(ports.take(2, 1), Ok(()));
        assert_eq!(ports.take_any(), Some((0, 1)));
        assert_eq!(ports.take_any(), Some((2, 2)));
        assert_eq!((ports.take_any(), ports.free_index()), (None, 1));
    }

    #[test]
    fn written_ports_must_exist_and_be_free() {
        let mut ports = VirtioSerial::default();
        ports.add(0, None);
        assert_eq!(ports.take(0, 31), Err(Fault::NoPort));
        assert_eq!(ports.take(1, 1), Err(Fault::NoController));
        assert_eq!((ports.take(0, 1), ports.take(0, 1)), (Ok(()), Err(Fault::Taken)));
    }
}
