//! Views on the devices that carry others: `<controller>` and `<disk>`.

use std::borrow::Cow;

use super::address::number;
use crate::xml::{Document, NodeId};

/// Order in which libvirt visits all devices (`virDomainDeviceInfoIterateFlags`), by element name.
pub const DEVICE_ORDER: &[&str] = &[
    "disk",
    "interface",
    "sound",
    "hostdev",
    "video",
    "controller",
    "smartcard",
    "serial",
    "parallel",
    "channel",
    "console",
    "input",
    "filesystem",
    "watchdog",
    "memballoon",
    "rng",
    "nvram",
    "hub",
    "shmem",
    "tpm",
    "panic",
    "memory",
    "redirdev",
    "iommu",
    "vsock",
    "crypto",
    "pstore",
];

/// `<controller>`: a bus that other devices attach to.
#[derive(Debug, Clone, Copy)]
pub struct Controller<'d> {
    /// The document.
    pub document: &'d Document,
    /// The element.
    pub node: NodeId,
}

impl<'d> Controller<'d> {
    /// `@type`; `ide` where absent, as `virDomainControllerDefParseXML` has it.
    pub fn type_(&self) -> Cow<'d, str> {
        self.document.attribute(self.node, "type").unwrap_or(Cow::Borrowed("ide"))
    }

    /// `@index`.
    pub fn index(&self) -> Option<u32> {
        number(&self.document.attribute(self.node, "index")?)
    }

    /// `@model`; empty where absent.
    pub fn model(&self) -> Cow<'d, str> {
        self.document.attribute(self.node, "model").unwrap_or_default()
    }

    /// `@ports`.
    pub fn ports(&self) -> Option<u32> {
        number(&self.document.attribute(self.node, "ports")?)
    }

    /// Ports that libvirt counts on a USB controller of this model
    /// (`virDomainUSBAddressControllerModelToPorts`); companions serve the ports of their master.
    pub fn usb_ports(&self) -> u32 {
        match &*self.model() {
            "" | "piix3-uhci" | "piix4-uhci" | "vt82c686b-uhci" => 2,
            "ehci" | "ich9-ehci1" => 6,
            "pci-ohci" => 3,
            "nec-xhci" | "qemu-xhci" => self.ports().unwrap_or(4).min(MOST_USB_PORTS),
            "qusb1" | "qusb2" => self.ports().unwrap_or(8).min(MOST_USB_PORTS),
            _ => 0,
        }
    }

    /// `master/@startport`: this is a companion, the first port of its master that it serves.
    pub fn master_startport(&self) -> Option<u32> {
        number(&self.document.value(self.node, "master/@startport")?)
    }
}

/// More ports than any USB controller has; keeps a slip of the pen from filling the memory.
const MOST_USB_PORTS: u32 = 255;

/// `<disk>`.
#[derive(Debug, Clone, Copy)]
pub struct Disk<'d> {
    /// The document.
    pub document: &'d Document,
    /// The element.
    pub node: NodeId,
}

impl<'d> Disk<'d> {
    /// `@device`: `disk`, `cdrom`, `floppy` or `lun`.
    pub fn device(&self) -> Cow<'d, str> {
        self.document.attribute(self.node, "device").unwrap_or(Cow::Borrowed("disk"))
    }

    /// `target/@dev`: `vda`, `hdc` …
    pub fn target(&self) -> Cow<'d, str> {
        self.document.value(self.node, "target/@dev").unwrap_or_default()
    }

    /// The bus that libvirt puts the disk on where none is written, by device and name
    /// (`virDomainDiskDefPostParse`).
    pub fn bus_by_name(&self) -> &'static str {
        let name = self.target();
        match name.get(..2) {
            _ if self.device() == "floppy" => "fdc",
            Some("sd") => "scsi",
            Some("vd") => "virtio",
            Some("xv") if name.starts_with("xvd") => "xen",
            Some("ub") if name.starts_with("ubd") => "uml",
            _ => "ide",
        }
    }

    /// `target/@bus`; empty where absent.
    pub fn bus(&self) -> Cow<'d, str> {
        self.document.value(self.node, "target/@bus").unwrap_or_default()
    }
}
