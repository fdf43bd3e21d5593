//! `<address>`: where a device sits, by type of bus.

use std::fmt;

use crate::xml::{Document, NodeId};

/// A number as libvirt reads it: decimal, `0x` hexadecimal, or octal after a leading 0
/// (`virStrToLong_ui` with base 0).
pub fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    match (text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")), text.strip_prefix('0')) {
        (Some(hex), _) => u32::from_str_radix(hex, 16).ok(),
        (None, Some(octal)) if !octal.is_empty() => u32::from_str_radix(octal, 8).ok(),
        _ => text.parse().ok(),
    }
}

fn part(document: &Document, address: NodeId, name: &str) -> Option<u32> {
    number(&document.attribute(address, name)?)
}

/// The `<address>` of a device, if it is of this type.
fn typed(document: &Document, device: NodeId, type_: &str) -> Option<NodeId> {
    document.child(device, "address").filter(|it| document.attribute_is(*it, "type", type_))
}

/// `<address type='pci'>` (`virPCIDeviceAddress`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct PciAddress {
    /// PCI domain, 0 for every emulated bus.
    pub domain: u32,
    /// Bus: index of the `<controller type='pci'>`.
    pub bus: u32,
    /// Slot, 0 to 31.
    pub slot: u32,
    /// Function, 0 to 7.
    pub function: u32,
}

impl PciAddress {
    /// An address in PCI domain 0.
    pub const fn new(bus: u32, slot: u32, function: u32) -> PciAddress {
        PciAddress { domain: 0, bus, slot, function }
    }

    /// The address of a device; `None` without one. With domain, bus and slot zero it counts as none, whatever
    /// the function (`virPCIDeviceAddressIsEmpty`).
    pub fn of(document: &Document, device: NodeId) -> Option<PciAddress> {
        let address = typed(document, device, "pci")?;
        let part = |name| part(document, address, name).unwrap_or(0);
        let all = PciAddress {
            domain: part("domain"),
            bus: part("bus"),
            slot: part("slot"),
            function: part("function"),
        };
        ((all.domain, all.bus, all.slot) != (0, 0, 0)).then_some(all)
    }

    /// The address attributes as libvirt prints them (`virDomainDeviceInfoFormat`).
    pub fn attributes(self) -> [(&'static str, String); 4] {
        [
            ("domain", format!("0x{:04x}", self.domain)),
            ("bus", format!("0x{:02x}", self.bus)),
            ("slot", format!("0x{:02x}", self.slot)),
            ("function", format!("0x{:x}", self.function)),
        ]
    }
}

/// `03:00.0`, as `lspci` writes it; the PCI domain only where it is not 0.
impl fmt::Display for PciAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.domain != 0 {
            write!(f, "{:04x}:", self.domain)?;
        }
        write!(f, "{:02x}:{:02x}.{:x}", self.bus, self.slot, self.function)
    }
}

/// `<address type='drive'>` (`virDomainDeviceDriveAddress`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct DriveAddress {
    /// Index of the disk controller.
    pub controller: u32,
    /// Bus of the controller.
    pub bus: u32,
    /// SCSI target.
    pub target: u32,
    /// Unit on the bus.
    pub unit: u32,
}

impl DriveAddress {
    /// The address of a device.
    pub fn of(document: &Document, device: NodeId) -> Option<DriveAddress> {
        let address = typed(document, device, "drive")?;
        let part = |name| part(document, address, name).unwrap_or(0);
        Some(DriveAddress {
            controller: part("controller"),
            bus: part("bus"),
            target: part("target"),
            unit: part("unit"),
        })
    }
}

/// `0:0:0:1`, controller to unit, as SCSI tools write it.
impl fmt::Display for DriveAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}:{}", self.controller, self.bus, self.target, self.unit)
    }
}

/// `<address type='usb'>` (`virDomainDeviceUSBAddress`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct UsbAddress {
    /// USB bus: index of the `<controller type='usb'>`.
    pub bus: u32,
    /// Port on the controller, then on each hub below it, counted from 1. Empty where no port is given.
    pub port: Vec<u32>,
}

impl UsbAddress {
    /// The address of a device.
    pub fn of(document: &Document, device: NodeId) -> Option<UsbAddress> {
        let address = typed(document, device, "usb")?;
        let port = document.attribute(address, "port").unwrap_or_default();
        Some(UsbAddress {
            bus: part(document, address, "bus").unwrap_or(0),
            port: port.split('.').filter_map(|it| it.parse().ok()).collect(),
        })
    }

    /// The port path as libvirt prints it: `1.2`.
    pub fn port_path(&self) -> String {
        self.port.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
    }
}

/// `<address type='virtio-serial'>` (`virDomainDeviceVirtioSerialAddress`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct VirtioSerialAddress {
    /// Index of the virtio-serial controller.
    pub controller: u32,
    /// Bus, always 0.
    pub bus: u32,
    /// Port; 0 where none is given.
    pub port: u32,
}

impl VirtioSerialAddress {
    /// The address of a device.
    pub fn of(document: &Document, device: NodeId) -> Option<VirtioSerialAddress> {
        let address = typed(document, device, "virtio-serial")?;
        let part = |name| part(document, address, name).unwrap_or(0);
        Some(VirtioSerialAddress { controller: part("controller"), bus: part("bus"), port: part("port") })
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_as_libvirt_reads_them() {
        for (text, value) in
            [("0x1f", Some(31)), ("31", Some(31)), ("017", Some(15)), ("0", Some(0)), ("x", None)]
        {
            assert_eq!(number(text), value, "{text}");
        }
    }
}
