//! What decides about PCI addresses beside the devices: the board, and what libvirt and QEMU know.

use super::buses::Growth;
use super::chipset::Chipset;
use crate::compat::Behaviour;
use crate::implicit::Scene;
use crate::machine::RootBus;

/// The circumstances.
#[derive(Debug, Clone, Copy)]
pub struct Board {
    /// What has a place of its own.
    pub(super) chipset: &'static Chipset,
    /// How new buses come about; `None` where libvirt adds none yet.
    pub(super) growth: Option<Growth>,
    /// There is a conventional bus 0 that no controller stands for yet.
    pub(super) unlisted_root: bool,
    /// The slot of the primary video stays free where there is no video.
    pub(super) keeps_video_slot: bool,
    /// Express devices are known as such and get ports of their own.
    pub(super) express: bool,
    /// virtio devices are Express ones where the root is: this QEMU has modern ones.
    pub(super) virtio_express: bool,
    /// Root ports share slots, and function 0 of a shared slot is marked.
    pub(super) shared_slots: bool,
    /// The first groups of ICH9's USB controllers go where real boards have them.
    pub(super) usual_usb: bool,
    /// An interface of model `usb-net` is known to need no PCI.
    pub(super) knows_usb_net: bool,
    /// Controllers that libvirt adds go to their place by index; otherwise to the end.
    pub(super) sorted: bool,
    /// There are several host bridges.
    pub(super) has_host_bridges: bool,
    /// Every host device gets a host bridge that it shares with no other group of devices that the host cannot tell
    /// apart.
    pub(super) isolates: bool,
}

impl Board {
    /// The circumstances of a scene.
    pub fn of(scene: &Scene<'_>) -> Board {
        let pseries = scene.machine().is_pseries() && scene.does(Behaviour::AddsHostBridges);
        let bridge = scene.does(Behaviour::PrefersPcieToPciBridge) && scene.has("pcie-pci-bridge");
        Board {
            chipset: Chipset::of(scene.machine()),
            growth: scene.does(Behaviour::ListsPciRoot).then_some(match bridge {
                _ if pseries => Growth::BesideRoot,
                true => Growth::BehindPort,
                false => Growth::BehindDmi,
            }),
            has_host_bridges: pseries,
            isolates: pseries && scene.host().profile.has_assigned_devices,
            unlisted_root: !scene.does(Behaviour::ListsPciRoot)
                && scene.machine().root_bus(false) == RootBus::Pci,
            keeps_video_slot: !scene.does(Behaviour::FreesSlotOfVideo),
            express: scene.does(Behaviour::AddsExpressPorts),
            virtio_express: scene.has("virtio-pci-disable-legacy")
                || scene.has("virtio-pci-non-transitional"),
            shared_slots: scene.does(Behaviour::SharesSlotsOfRootPorts),
            usual_usb: scene.does(Behaviour::PlacesIch9AsOnBoards),
            knows_usb_net: scene.does(Behaviour::KnowsUsbNetNeedsNoPci),
            sorted: scene.does(Behaviour::SortsAddedControllers),
        }
    }
}
