//! Which devices of a domain have to do with PCI, and how they connect (`qemuDomainDeviceCalculatePCIConnectFlags`).

use super::board::Board;
use super::buses::LAST_BUS;
use super::device::{Device, Role, Turn};
use super::{Connect, Model};
use crate::domain::{Controller, PciAddress, interface_model, number};
use crate::implicit::address::in_device_order;
use crate::xml::{Document, NodeId};

/// The PCI devices of a domain in the order in which libvirt visits devices.
pub fn read(document: &Document, board: &Board) -> Vec<Device> {
    let mut reader =
        Reader { document, conventional: Connect::PCI, express: Connect::PCI, virtio: Connect::PCI };
    let nodes = in_device_order(document);
    let root = nodes
        .iter()
        .map(|node| Controller { document, node: *node })
        .find(|it| document.name(it.node) == "controller" && it.type_() == "pci" && it.index() == Some(0));
    if board.express && root.is_some_and(|it| it.model() == Model::PcieRoot.as_str()) {
        reader.express = Connect::PCIE;
        if board.virtio_express {
            reader.virtio = Connect::PCIE;
        }
    }
    let primary_video = nodes.iter().copied().find(|node| document.name(*node) == "video");
    let device = |node| {
        let address = PciAddress::of(document, node);
        let mut device = match (reader.device(node, board), address) {
            // Whatever has a PCI address takes part with it (`qemuDomainFillUnknownPCIConnectFlags`).
            (Some(Device { connect: Connect::NONE, bus: None, .. }) | None, Some(_)) => {
                Device::new(Some(node), Turn::Unasked, Connect::PCI)
            }
            (device, _) => device?,
        };
        if device.bus.is_none() && device.connect != Connect::NONE {
            device.connect = device.connect | Connect::AUTO_ASSIGN;
        }
        if Some(node) == primary_video {
            device.role = Role::PrimaryVideo;
        }
        let type_ = document.value(node, "address/@type");
        if board.isolates {
            device.group = reader.group(node);
        }
        device.address = address;
        device.wanted &= address.is_none() && type_.is_none_or(|it| it == "pci");
        Some(device)
    };
    nodes.iter().filter_map(|node| device(*node)).collect()
}

struct Reader<'d> {
    document: &'d Document,
    conventional: Connect,
    express: Connect,
    virtio: Connect,
}

impl Reader<'_> {
    fn is(&self, node: NodeId, path: &str, value: &str) -> bool {
        self.document.value_is(node, path, value)
    }

    /// A virtio device, whose transitional variant is conventional.
    fn virtio(&self, node: NodeId, path: &str) -> Connect {
        let model = self.document.value(node, path).unwrap_or_default();
        match model.ends_with("-transitional") && !model.ends_with("-non-transitional") {
            true => self.conventional,
            false => self.virtio,
        }
    }

    /// The group of a host device: devices of one group cannot be told apart by the host's IOMMU, so they are on one
    /// host bridge. The functions of a slot are taken for a group, which is what POWER does; libvirt asks the host.
    fn group(&self, node: NodeId) -> u32 {
        let is_pci = match self.document.name(node) {
            "hostdev" => self.is(node, "@type", "pci"),
            "interface" => self.is(node, "@type", "hostdev"),
            _ => false,
        };
        let part =
            |name| number(&self.document.value(node, &format!("source/address/@{name}")).unwrap_or_default());
        match is_pci {
            true => [part("domain"), part("bus"), part("slot")]
                .into_iter()
                .zip([13, 5, 0])
                .fold(1, |group, (part, shift)| group + (part.unwrap_or(0) << shift)),
            false => 0,
        }
    }

    /// One element; `None` where libvirt gives out no PCI address for it.
    fn device(&self, node: NodeId, board: &Board) -> Option<Device> {
        let device = |turn, connect| Some(Device::new(Some(node), turn, connect));
        let is = |path, value| self.is(node, path, value);
        match self.document.name(node) {
            "controller" => self.controller(node, board),
            "filesystem" => match &*self.document.value(node, "driver/@type").unwrap_or_default() {
                "" | "path" | "handle" | "virtiofs" => device(Turn::Filesystem, self.virtio(node, "@model")),
                _ => None,
            },
            "interface" if is("@type", "hostdev") => device(Turn::Hostdev, self.express),
            "interface" => {
                let model = self.document.value(node, "model/@type").unwrap_or_default();
                let connect = match &*model {
                    "virtio" | "virtio-transitional" | "virtio-non-transitional" => {
                        self.virtio(node, "model/@type")
                    }
                    "" | "unknown" | "e1000e" | "igb" => self.express,
                    // libvirt takes what it does not know for a device of PCI Express.
                    name if interface_model(name).is_none() => self.express,
                    // 9.0.0 takes it for a PCI device that it knows no way to connect.
                    "usb-net" if board.knows_usb_net => return None,
                    "usb-net" => Connect::NONE,
                    _ => self.conventional,
                };
                device(Turn::Interface, connect)
            }
            "sound" => match &*self.document.value(node, "@model").unwrap_or_default() {
                "sb16" | "pcspk" | "usb" => None,
                "virtio" => device(Turn::Sound, self.virtio),
                "ich9" => {
                    let role = if board.express { Role::Ich9Sound } else { Role::Ordinary };
                    Some(Device { role, ..Device::new(Some(node), Turn::Sound, self.conventional) })
                }
                "es1370" | "ac97" | "ich6" => device(Turn::Sound, self.conventional),
                _ => device(Turn::Sound, Connect::NONE),
            },
            "disk" if is("target/@bus", "virtio") => device(Turn::Disk, self.virtio(node, "@model")),
            "hostdev" if !is("@mode", "capabilities") => {
                match &*self.document.value(node, "@type").unwrap_or_default() {
                    "pci" => device(Turn::Hostdev, self.express),
                    "scsi_host" => device(Turn::Hostdev, self.virtio(node, "@model")),
                    "mdev" if is("@model", "vfio-pci") => device(Turn::Hostdev, self.express),
                    _ => None,
                }
            }
            "memballoon" if self.is_virtio(node) => device(Turn::Memballoon, self.virtio(node, "@model")),
            "rng" => device(Turn::Rng, self.virtio(node, "@model")),
            "watchdog" if is("@model", "i6300esb") => device(Turn::Watchdog, self.conventional),
            "video" => match &*self.document.value(node, "model/@type").unwrap_or_default() {
                "none" | "ramfb" | "gop" => None,
                "virtio" => device(Turn::Video, self.virtio),
                "bochs" => device(Turn::Video, self.express),
                _ => device(Turn::Video, self.conventional),
            },
            "shmem" => device(Turn::Shmem, self.conventional),
            "input" if is("@bus", "virtio") => device(Turn::Input, self.virtio(node, "@model")),
            "serial" if is("target/@type", "pci-serial") => device(Turn::Serial, self.conventional),
            "iommu" if is("@model", "virtio") => device(Turn::Iommu, self.virtio | Connect::INTEGRATED),
            "vsock" => device(Turn::Vsock, self.virtio(node, "@model")),
            "memory" if is("@model", "virtio-mem") || is("@model", "virtio-pmem") => {
                device(Turn::Memory, self.virtio)
            }
            "crypto" => device(Turn::Crypto, self.conventional),
            "panic" if is("@model", "pvpanic") => {
                device(Turn::Panic, self.conventional | Connect::INTEGRATED)
            }
            "pstore" => device(Turn::Pstore, self.conventional),
            _ => None,
        }
    }

    fn is_virtio(&self, node: NodeId) -> bool {
        self.document.value(node, "@model").is_some_and(|it| it.starts_with("virtio"))
    }

    fn controller(&self, node: NodeId, board: &Board) -> Option<Device> {
        let controller = Controller { document: self.document, node };
        let (model, index) = (controller.model(), controller.index().unwrap_or(0));
        let of = |role, connect| Some(Device { role, ..Device::new(Some(node), Turn::Controller, connect) });
        let conventional = self.conventional;
        match &*controller.type_() {
            "pci" if index > LAST_BUS => None,
            "pci" => Some(Device::controller(Some(node), index, Model::parse(&model)?, board.shared_slots)),
            "ide" if index == 0 => of(Role::PrimaryIde, conventional),
            "sata" if index == 0 => of(Role::PrimarySata, conventional),
            "ide" | "sata" => of(Role::Ordinary, conventional),
            "usb" => match &*model {
                "none" => None,
                "" | "piix3-uhci" if index == 0 => of(Role::PrimaryUhci, conventional),
                "nec-xhci" | "qemu-xhci" => of(Role::Ordinary, self.express),
                _ => {
                    let functions =
                        [("ich9-uhci1", 0), ("ich9-uhci2", 1), ("ich9-uhci3", 2), ("ich9-ehci1", 7)];
                    let function = functions.iter().find(|(word, _)| *word == model).map(|(_, it)| *it);
                    let first = function == Some(0) && board.usual_usb;
                    let mut device = of(if first { Role::FirstUhci } else { Role::Ordinary }, conventional)?;
                    device.companion = function.map(|it| (index, it));
                    Some(device)
                }
            },
            "scsi" => match &*model {
                "virtio-scsi" | "virtio-non-transitional" => of(Role::Ordinary, self.virtio),
                "ibmvscsi" | "ncr53c90" => None,
                _ => of(Role::Ordinary, conventional),
            },
            "virtio-serial" => of(Role::Ordinary, self.virtio(node, "@model")),
            _ => None,
        }
    }
}
