//! A device as the allocator sees it: what it is on PCI, whether it has a place, when it gets one.

use super::{Connect, Model};
use crate::domain::PciAddress;
use crate::xml::NodeId;

/// When a device's turn comes (`qemuDomainAssignDevicePCISlots`), first to last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// `<controller type='pci'>`.
    PciController,
    /// `<filesystem>`.
    Filesystem,
    /// `<interface>` of QEMU's own.
    Interface,
    /// `<sound>`.
    Sound,
    /// Any other `<controller>`.
    Controller,
    /// `<disk>` on virtio.
    Disk,
    /// `<hostdev>` and `<interface type='hostdev'>`.
    Hostdev,
    /// `<memballoon>`.
    Memballoon,
    /// `<rng>`.
    Rng,
    /// `<watchdog>`.
    Watchdog,
    /// `<video>`.
    Video,
    /// `<shmem>`.
    Shmem,
    /// `<input>` on virtio.
    Input,
    /// `<serial>` of type pci-serial.
    Serial,
    /// `<iommu>`.
    Iommu,
    /// `<vsock>`.
    Vsock,
    /// `<memory>` on virtio.
    Memory,
    /// `<crypto>`.
    Crypto,
    /// `<panic>`.
    Panic,
    /// `<pstore>`.
    Pstore,
    /// Anything else: it is never given an address, but may have one.
    Unasked,
}

/// What a chipset may have a place for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Nothing special.
    Ordinary,
    /// IDE controller 0.
    PrimaryIde,
    /// USB controller 0 of model `piix3-uhci`.
    PrimaryUhci,
    /// SATA controller 0.
    PrimarySata,
    /// An `ich9-uhci1`, the first function of its group.
    FirstUhci,
    /// A `dmi-to-pci-bridge`.
    DmiToPciBridge,
    /// The first video.
    PrimaryVideo,
    /// A sound of model `ich9`.
    Ich9Sound,
}

/// Why a device is where the allocator put it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The board has it there.
    Fixed,
    /// Real boards have it there, and the slot was empty.
    Usual,
    /// It is a function of the slot of its group.
    Companion,
    /// It was the first free place on the bus of this model.
    Free(Model),
}

/// A device that has to do with PCI.
#[derive(Debug, Clone)]
pub struct Device {
    /// The element; `None` for a controller that is yet to be added.
    pub node: Option<NodeId>,
    /// When its turn comes.
    pub turn: Turn,
    /// Whether the chipset may have a place for it.
    pub role: Role,
    /// What it is.
    pub connect: Connect,
    /// Of a PCI controller: index, which is also its bus's number, and model.
    pub bus: Option<(u32, Model)>,
    /// Of one of ICH9's USB controllers: index of the group and function in the common slot.
    pub companion: Option<(u32, u32)>,
    /// Where it is: as written, or once the allocator has put it somewhere.
    pub address: Option<PciAddress>,
    /// Why it is there, if the allocator put it there.
    pub why: Option<Why>,
    /// Of a host device on a machine that keeps such apart: its group, which is not 0.
    pub group: u32,
    /// Whether it is to get an address if it has none (`virDeviceInfoPCIAddressIsWanted`).
    pub wanted: bool,
}

impl Device {
    /// A device without an address and without anything special.
    pub fn new(node: Option<NodeId>, turn: Turn, connect: Connect) -> Device {
        Device {
            node,
            turn,
            role: Role::Ordinary,
            connect,
            bus: None,
            companion: None,
            address: None,
            why: None,
            group: 0,
            wanted: true,
        }
    }

    /// Whether it is still to get an address.
    pub fn is_waiting(&self) -> bool {
        self.wanted && self.address.is_none()
    }

    /// A PCI controller without an address.
    pub fn controller(node: Option<NodeId>, index: u32, model: Model, shared_slots: bool) -> Device {
        let connect = match shared_slots {
            true => model.connect(),
            false => model.connect().without(Connect::AGGREGATE),
        };
        Device {
            bus: Some((index, model)),
            role: if model == Model::DmiToPciBridge { Role::DmiToPciBridge } else { Role::Ordinary },
            wanted: !model.is_root(),
            ..Device::new(node, Turn::PciController, connect)
        }
    }
}
