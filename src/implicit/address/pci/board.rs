//! What decides about PCI addresses beside the devices: the board, and what libvirt and QEMU know.

use super::buses::Growth;
use super::chipset::Chipset;
use crate::implicit::Scene;

/// The circumstances.
#[derive(Debug, Clone, Copy)]
pub struct Board {
    /// What has a place of its own.
    pub(super) chipset: &'static Chipset,
    /// How new buses come about; `None` before libvirt 1.0.5, which adds none.
    pub(super) growth: Option<Growth>,
    /// Express devices are known as such and get ports of their own (2.5.0).
    pub(super) express: bool,
    /// virtio devices are Express ones where the root is: this QEMU has modern ones.
    pub(super) virtio_express: bool,
    /// Root ports share slots, and function 0 of a shared slot is marked (3.0.0).
    pub(super) shared_slots: bool,
    /// The first groups of ICH9's USB controllers go where real boards have them (1.3.1).
    pub(super) usual_usb: bool,
    /// An interface of model `usb-net` is known to need no PCI; measured so at 11.3.0, but not at 9.0.0.
    pub(super) knows_usb_net: bool,
    /// Controllers that libvirt adds go to their place by index; otherwise to the end.
    pub(super) sorted: bool,
}

impl Board {
    /// The circumstances of a scene.
    pub fn of(scene: &Scene<'_>) -> Board {
        let bridge = scene.since(4, 3, 0) && scene.has("pcie-pci-bridge");
        Board {
            chipset: Chipset::of(scene.machine()),
            growth: scene.since(1, 0, 5).then_some(match bridge {
                true => Growth::PcieToPciBridge,
                false => Growth::DmiToPciBridge,
            }),
            express: scene.since(2, 5, 0),
            virtio_express: scene.has("virtio-pci-disable-legacy"),
            shared_slots: scene.since(3, 0, 0),
            usual_usb: scene.since(1, 3, 1),
            knows_usb_net: scene.since(9, 1, 0),
            sorted: scene.inserts_controllers(),
        }
    }
}
