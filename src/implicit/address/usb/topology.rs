//! The ports of all USB controllers and hubs: which are taken, and which is free first (`virDomainUSBAddressSet`).

use std::collections::BTreeMap;

/// How many ports a path names at most, the device's own included.
pub const DEPTH: usize = 4;
/// Ports of a `<hub type='usb'>`.
pub const HUB_PORTS: usize = 8;

/// What has ports: a controller or a hub.
#[derive(Debug, Clone)]
struct Hub {
    ports: Vec<Port>,
    /// Known to have no free port, neither here nor below.
    full: bool,
}

#[derive(Debug, Clone)]
enum Port {
    Free,
    Taken,
    Hub(Hub),
}

/// All USB buses by number.
#[derive(Debug, Clone, Default)]
pub struct Topology {
    buses: BTreeMap<u32, Hub>,
}

/// Why a device cannot have a port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No controller makes this bus.
    NoBus,
    /// The path leads through a port, counted from the controller, where there is no hub.
    NoHub(usize),
    /// The controller or hub has fewer ports.
    NoPort,
    /// Another device has the port.
    Taken,
    /// Every port is taken.
    Full,
}

impl Hub {
    fn new(ports: usize) -> Hub {
        Hub { ports: vec![Port::Free; ports], full: false }
    }

    /// Takes the lowest free port; only where there is none, one of the hubs below, by ascending port.
    fn take_free(&mut self, path: &mut Vec<u32>, filling: &Port) -> bool {
        if self.full || path.len() == DEPTH {
            return false;
        }
        if let Some(at) = self.ports.iter().position(|it| matches!(it, Port::Free)) {
            self.ports[at] = filling.clone();
            path.push(at as u32 + 1);
            return true;
        }
        for (port, hub) in (1..).zip(&mut self.ports) {
            let Port::Hub(hub) = hub else { continue };
            path.push(port);
            if hub.take_free(path, filling) {
                return true;
            }
            path.pop();
        }
        self.full = true;
        false
    }

    fn port(&mut self, port: u32) -> Option<&mut Port> {
        self.ports.get_mut((port as usize).checked_sub(1)?)
    }
}

impl Topology {
    /// Adds the ports of a controller; false where another one makes the bus already.
    pub fn add_controller(&mut self, bus: u32, ports: usize) -> bool {
        self.buses.insert(bus, Hub::new(ports)).is_none()
    }

    /// Whether there is no port at all.
    pub fn is_empty(&self) -> bool {
        self.buses.is_empty()
    }

    /// Takes a written port, for a hub or for another device.
    ///
    /// # Errors
    /// Why that port cannot be had.
    pub fn take(&mut self, bus: u32, path: &[u32], is_hub: bool) -> Result<(), Fault> {
        let mut hub = self.buses.get_mut(&bus).ok_or(Fault::NoBus)?;
        let (last, way) = path.split_last().ok_or(Fault::NoPort)?;
        for (step, port) in way.iter().enumerate() {
            hub.full = false;
            hub = match hub.port(*port) {
                Some(Port::Hub(below)) => below,
                _ => return Err(Fault::NoHub(step)),
            };
        }
        hub.full = false;
        match hub.port(*last) {
            None => Err(Fault::NoPort),
            Some(port @ Port::Free) => {
                *port = filling(is_hub);
                Ok(())
            }
            Some(_) => Err(Fault::Taken),
        }
    }

    /// Takes the first free port, on one bus or on any, by ascending number. Gives bus and path.
    ///
    /// # Errors
    /// Why there is none.
    pub fn take_free(&mut self, bus: Option<u32>, is_hub: bool) -> Result<(u32, Vec<u32>), Fault> {
        if bus.is_some_and(|it| !self.buses.contains_key(&it)) {
            return Err(Fault::NoBus);
        }
        let (mut path, filling) = (Vec::new(), filling(is_hub));
        let mut buses = self.buses.iter_mut().filter(|(number, _)| bus.is_none_or(|it| it == **number));
        match buses.find_map(|(number, hub)| hub.take_free(&mut path, &filling).then_some(*number)) {
            Some(number) => Ok((number, path)),
            None => Err(Fault::Full),
        }
    }
}

fn filling(is_hub: bool) -> Port {
    if is_hub { Port::Hub(Hub::new(HUB_PORTS)) } else { Port::Taken }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(ports: usize) -> Topology {
        let mut topology = Topology::default();
        assert!(topology.add_controller(0, ports));
        topology
    }

    #[test]
    fn free_ports_are_taken_before_those_of_hubs() {
        let mut usb = with(2);
        assert_eq!(usb.take_free(None, true), Ok((0, vec![1])));
        assert_eq!(usb.take_free(None, false), Ok((0, vec![2])));
        assert_eq!(usb.take_free(None, false), Ok((0, vec![1, 1])));
    }

    #[test]
    fn a_hub_in_the_last_port_makes_room() {
        let mut usb = with(1);
        assert_eq!(usb.take_free(None, true), Ok((0, vec![1])));
        for port in 1..=8 {
            assert_eq!(usb.take_free(None, port == 8), Ok((0, vec![1, port])));
        }
        assert_eq!(usb.take_free(None, false), Ok((0, vec![1, 8, 1])));
    }

    #[test]
    fn paths_are_four_ports_long_at_most() {
        let mut usb = with(1);
        for depth in 1..=4 {
            assert_eq!(usb.take(0, &[1; 4][..depth], true), Ok(()));
        }
        let found: Vec<_> = std::iter::from_fn(|| usb.take_free(None, false).ok()).collect();
        assert_eq!(found.len(), 7 + 7 + 7);
        assert!(found.iter().all(|(_, path)| path.len() <= 4));
    }

    #[test]
    fn written_ports_must_exist_and_be_free() {
        let mut usb = with(2);
        assert_eq!(usb.take(0, &[1, 1], false), Err(Fault::NoHub(0)));
        assert_eq!(usb.take(0, &[3], false), Err(Fault::NoPort));
        assert_eq!(usb.take(9, &[1], false), Err(Fault::NoBus));
        assert_eq!(usb.take(0, &[1], true), Ok(()));
        assert_eq!(usb.take(0, &[1], false), Err(Fault::Taken));
        assert_eq!(usb.take(0, &[1, 8], false), Ok(()));
    }
}
