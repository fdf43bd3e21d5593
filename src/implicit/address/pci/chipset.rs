//! What a board has on its root bus, at places of its own (`qemuDomainValidateDevicePCISlotsChipsets`).

use super::device::Role;
use crate::machine::{Family, Machine};

/// The places of one board. Slots are on bus 0.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Chipset {
    /// Devices with one place, and what is said of it: role, slot, function.
    pub(super) fixed: &'static [(Role, u32, u32)],
    /// Controllers that go to the first of these slots that is empty, where real boards have them; to an
    /// ordinary place where none is.
    pub(super) usual: &'static [(Role, &'static [u32])],
    /// Slot and function of parts that the XML does not show.
    pub(super) hidden: &'static [(u32, u32)],
    /// Where QEMU puts the primary video.
    pub(super) video: Option<u32>,
    /// Where the first ICH9 sound goes, if the slot is empty.
    pub(super) sound: Option<u32>,
}

/// PIIX3: ISA bridge 00:01.0, IDE 00:01.1, USB 00:01.2, power management 00:01.3.
static I440FX: Chipset = Chipset {
    fixed: &[(Role::PrimaryIde, 1, 1), (Role::PrimaryUhci, 1, 2)],
    usual: &[],
    hidden: &[(1, 0), (1, 3)],
    video: Some(2),
    sound: None,
};

/// ICH9: LPC 00:1f.0, SATA 00:1f.2, SMBus 00:1f.3.
static Q35: Chipset = Chipset {
    fixed: &[(Role::PrimarySata, 0x1f, 2)],
    usual: &[(Role::FirstUhci, &[0x1d, 0x1a]), (Role::DmiToPciBridge, &[0x1e])],
    hidden: &[(0x1f, 0), (0x1f, 3)],
    video: Some(1),
    sound: Some(0x1b),
};

/// A board that asks for no place.
static PLAIN: Chipset = Chipset { fixed: &[], usual: &[], hidden: &[], video: None, sound: None };

impl Chipset {
    /// The places on this machine.
    pub(super) fn of(machine: &Machine) -> &'static Chipset {
        match machine.family {
            Family::I440fx => &I440FX,
            Family::Q35 => &Q35,
            _ => &PLAIN,
        }
    }
}
