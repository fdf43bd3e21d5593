//! What sits where: every bus with its places, who is in them, which are free, which the board keeps for itself.

mod collect;
mod drives;
mod numbers;
mod pci;
mod text;
mod usb;
mod words;

use serde::Serialize;

use super::device::Device;
use crate::domain::Domain;
use crate::implicit::Completed;
use crate::machine::{Arch, Machine};
use collect::Collect;

pub use text::text;
pub use words::{runs, summary, title, what};

/// All buses of a completed domain. Every device with an address is in exactly one place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Topology {
    /// The buses: PCI first, then what hangs off it, then plain lists of addresses.
    pub buses: Vec<Bus>,
}

/// Kinds of buses, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A PCI or PCI Express bus.
    Pci,
    /// The ports of USB controllers of one index, companions included.
    Usb,
    /// Drives of a `sata` controller.
    Sata,
    /// Drives of a `scsi` controller.
    Scsi,
    /// Drives of an `ide` controller.
    Ide,
    /// Drives of a `fdc` controller.
    Fdc,
    /// Drives of which libvirt tells no kind of controller.
    Drive,
    /// Ports of a `virtio-serial` controller.
    VirtioSerial,
    /// Slots of a `ccid` controller.
    Ccid,
    /// Slots for memory modules.
    Dimm,
    /// Device numbers of IBM Z.
    Ccw,
    /// Registers of POWER's virtual I/O.
    SpaprVio,
    /// Places on the board itself.
    VirtioMmio,
    /// I/O ports.
    Isa,
    /// Addresses of another type.
    Other,
}

/// A bus: what controllers of one index make, or all addresses of one type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bus {
    /// What kind of bus.
    pub kind: Kind,
    /// The index of its controllers; of PCI also the bus number.
    pub number: u32,
    /// PCI domain other than 0, which no bus has.
    #[serde(skip_serializing_if = "is_zero")]
    pub domain: u32,
    /// Model of its controller, or its type where it has none; empty for a list.
    pub model: String,
    /// Keys of the controllers that make it, the master first. Empty for a list and where there is none.
    pub controllers: Vec<String>,
    /// What it takes, in words; of PCI only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub takes: Option<String>,
    /// Devices can be plugged into its free places while the guest runs; `None` where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hotplug: Option<bool>,
    /// It has places beyond those listed, without a number that libvirt knows.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
    /// What is wrong with the bus as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
    /// Its places, in order.
    pub places: Vec<Place>,
}

/// A place on a bus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// As tools print it: `00:1f.2`, `1.2`, `0:0:0:1`.
    pub address: String,
    /// Its part of the address: slot `1f`, function `.2`, port `2`.
    pub label: String,
    /// Who is there.
    pub filling: Filling,
    /// What is wrong here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
    /// Functions of a slot that is not one device's alone; ports of the hub that is here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inner: Vec<Place>,
}

/// What fills a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Filling {
    /// Nothing.
    Free,
    /// Nothing, but libvirt puts this here first, or it is called so: `a USB 2.0 group`, `sdb`.
    FreeFor(String),
    /// A part of the board, or a place that libvirt gives to no device.
    Reserved(String),
    /// Devices by key: one, unless they clash.
    Taken(Vec<String>),
    /// Several functions: see inside.
    Functions,
}

impl Filling {
    /// Whether a device can come here.
    pub fn is_free(&self) -> bool {
        matches!(self, Filling::Free | Filling::FreeFor(_))
    }
}

impl Place {
    fn new(address: String, label: String, filling: Filling) -> Place {
        Place { address, label, filling, problem: None, inner: Vec::new() }
    }

    /// A place with devices in it, which clash where there are several.
    fn taken(address: String, label: String, keys: Vec<String>) -> Place {
        let problem = (keys.len() > 1).then(|| format!("{} devices are at {address}.", keys.len()));
        Place { problem, ..Place::new(address, label, Filling::Taken(keys)) }
    }

    /// Whether somebody is in it or below.
    pub fn is_used(&self) -> bool {
        matches!(self.filling, Filling::Taken(_)) || self.inner.iter().any(Place::is_used)
    }

    /// Keys of the devices in it and below, in order.
    pub fn devices(&self) -> Vec<&str> {
        let own: &[String] = if let Filling::Taken(keys) = &self.filling { keys } else { &[] };
        own.iter().map(String::as_str).chain(self.inner.iter().flat_map(Place::devices)).collect()
    }
}

impl Bus {
    fn new(kind: Kind, number: u32) -> Bus {
        Bus {
            kind,
            number,
            domain: 0,
            model: String::new(),
            controllers: Vec::new(),
            takes: None,
            hotplug: None,
            more: false,
            problem: None,
            places: Vec::new(),
        }
    }

    /// How many places are free: slots of PCI, ports with those of hubs.
    pub fn free(&self) -> usize {
        fn free(kind: Kind, place: &Place) -> usize {
            let below = if kind == Kind::Pci { &[] } else { place.inner.as_slice() };
            usize::from(place.filling.is_free()) + below.iter().map(|it| free(kind, it)).sum::<usize>()
        }
        self.places.iter().map(|it| free(self.kind, it)).sum()
    }

    /// How many places are taken, counted likewise.
    pub fn used(&self) -> usize {
        fn used(kind: Kind, place: &Place) -> usize {
            match kind {
                Kind::Pci => usize::from(place.is_used()),
                _ => {
                    let own = usize::from(matches!(place.filling, Filling::Taken(_)));
                    own + place.inner.iter().map(|it| used(kind, it)).sum::<usize>()
                }
            }
        }
        self.places.iter().map(|it| used(self.kind, it)).sum()
    }
}

impl Topology {
    /// The PCI bus that a controller makes.
    pub fn made_by(&self, controller: &str) -> Option<&Bus> {
        self.buses.iter().find(|it| it.controllers.iter().any(|it| it == controller))
    }

    /// Slots into which a PCI device can be plugged while the guest runs: Express ones, conventional ones.
    pub fn hotplug_room(&self) -> (usize, usize) {
        let pci = self.buses.iter().filter(|it| it.kind == Kind::Pci && it.hotplug == Some(true));
        pci.fold((0, 0), |(express, conventional), bus| match bus.places.len() {
            1 => (express + bus.free(), conventional),
            _ => (express, conventional + bus.free()),
        })
    }
}

/// The topology of a completed domain with these devices.
pub fn topology(completed: &Completed, devices: &[Device]) -> Topology {
    let document = &completed.document;
    let domain = Domain::of(document);
    let arch = domain.arch().and_then(|it| Arch::parse(&it)).unwrap_or(completed.host.arch);
    let machine = Machine::of(arch, &domain.machine().unwrap_or_default());
    let collect = Collect { document, devices, machine: &machine };
    let mut buses = collect.pci();
    buses.extend(collect.usb());
    buses.extend(collect.drives());
    buses.extend(collect.numbered());
    Topology { buses }
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}
