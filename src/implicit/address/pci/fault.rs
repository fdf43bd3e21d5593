//! Why a device cannot sit on PCI where it is written, or nowhere at all.

use super::{Connect, Model};
use crate::domain::PciAddress;

/// What is wrong (`virDomainPCIAddressValidate` and its callers).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no such bus, and none can be made.
    NoBus {
        /// The last bus there is, or may be.
        last: u32,
    },
    /// PCI domain other than 0.
    Domain,
    /// The bus does not take this kind of device.
    Kind {
        /// The bus.
        bus: u32,
        /// Whose bus it is.
        model: Model,
        /// What the device is.
        is: Connect,
    },
    /// The bus has no such slot.
    Slot {
        /// Whose bus it is.
        model: Model,
    },
    /// No PCI device has more than eight functions.
    Function,
    /// Another device has the same function of the same slot.
    Taken,
    /// A device that is part of the root bus, written elsewhere.
    NotOnRoot,
    /// The board has this device at one place only.
    Fixed(PciAddress),
    /// No slot is free, and no controller can be added to make one.
    NoRoom {
        /// What the device is.
        is: Connect,
    },
    /// A bridge on the bus that it makes itself, or on a later one.
    BelowItself,
    /// libvirt gives out PCI addresses for this kind of device, but knows no way to connect this model.
    NotPci,
}

impl Fault {
    /// The fault in words: what, where, and what instead. `device` is the device's name in a sentence;
    /// `other` that of the one in its place.
    pub fn message(self, device: &str, address: Option<PciAddress>, other: Option<&str>) -> String {
        let at = address.map(|it| it.to_string()).unwrap_or_default();
        match self {
            Fault::NoBus { last } => format!(
                "There is no PCI bus for {device} at {at}: the last one is {last}. Write another bus, or leave \
                 the address out and libvirt finds a place."
            ),
            Fault::Domain => format!(
                "PCI domain 0 is the only one there is, so {device} cannot be at {at}. Write domain='0x0000'."
            ),
            Fault::Kind { bus, model, is } => format!(
                "Controller pci {bus} is a {}, which takes {}. {} at {at} is for a controller that takes {is}.",
                model.as_str(),
                model.takes(),
                capitalised(device),
            ),
            Fault::Slot { model } => {
                let (first, last) = model.slots();
                let range = match first == last {
                    true => format!("slot {first} only"),
                    false => format!("slots {first} to {last}, 0x{first:02x} to 0x{last:02x}"),
                };
                format!("A {} has {range}, so {device} cannot be at {at}.", model.as_str())
            }
            Fault::Function => {
                format!("A PCI slot has the functions 0 to 7, so {device} cannot be at {at}.")
            }
            Fault::Taken => format!(
                "{} cannot be at {at}: {} is there. Leave the address out and libvirt finds a free one.",
                capitalised(device),
                other.unwrap_or("a part of the board"),
            ),
            Fault::NotOnRoot => {
                format!("{} is part of the root bus, so bus='0x00' is its only bus.", capitalised(device))
            }
            Fault::Fixed(place) => format!(
                "This machine has {device} at {place} and nowhere else, so {at} is refused. Write {place} or \
                 leave the address out."
            ),
            Fault::NoRoom { is } => format!(
                "No slot is free for {device}: it needs a controller that takes {is}, and libvirt cannot add one."
            ),
            Fault::BelowItself => format!(
                "{} would sit on bus {}, which is not below its index. A pci-bridge needs a bus with a lower \
                 number.",
                capitalised(device),
                address.map_or(0, |it| it.bus),
            ),
            Fault::NotPci => {
                format!("libvirt cannot put {device} on PCI: it knows no way to connect this model.")
            }
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
