//! What a board has on its root bus, at places of its own (`qemuDomainValidateDevicePCISlotsChipsets`).

use super::device::Role;
use crate::machine::{Family, Machine};
use crate::order;

/// The places of one board. Slots are on bus 0.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Chipset {
    /// Devices with one place, and what is said of it: role, slot, function.
    pub(super) fixed: &'static [(Role, u32, u32)],
    /// Controllers that go to the first of these slots that is empty, where real boards have them; to an
    /// ordinary place where none is.
    pub(super) usual: &'static [(Role, &'static [u32])],
    /// Slot and function of parts that the XML does not show, and what they are.
    pub(super) hidden: &'static [(u32, u32, &'static str)],
    /// Where QEMU puts the primary video.
    pub(super) video: Option<u32>,
    /// Where the first ICH9 sound goes, if the slot is empty.
    pub(super) sound: Option<u32>,
}

/// PIIX3: ISA bridge 00:01.0, IDE 00:01.1, USB 00:01.2, power management 00:01.3.
static I440FX: Chipset = Chipset {
    fixed: &[(Role::PrimaryIde, 1, 1), (Role::PrimaryUhci, 1, 2)],
    usual: &[],
    hidden: &[(1, 0, "ISA bridge"), (1, 3, "power management")],
    video: Some(2),
    sound: None,
};

/// ICH9: LPC 00:1f.0, SATA 00:1f.2, SMBus 00:1f.3.
static Q35: Chipset = Chipset {
    fixed: &[(Role::PrimarySata, 0x1f, 2)],
    usual: &[(Role::FirstUhci, &[0x1d, 0x1a]), (Role::DmiToPciBridge, &[0x1e])],
    hidden: &[(0x1f, 0, "LPC bridge"), (0x1f, 3, "SMBus")],
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

/// A place on the root bus that is not like the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoardPlace {
    /// Slot of bus 0.
    pub slot: u32,
    /// Function in the slot.
    pub function: u32,
    /// What is there, or would be there first: `LPC bridge`, `SATA controller 0`.
    pub what: &'static str,
    /// The board has it there although the XML does not show it, so no device can.
    pub hidden: bool,
}

/// The places of a machine's root bus that its board has something for, by slot and function.
pub fn board_places(machine: &Machine) -> Vec<BoardPlace> {
    let chipset = Chipset::of(machine);
    let place = |slot, function, what, hidden| BoardPlace { slot, function, what, hidden };
    let bridge = machine.shows_host_bridge().then(|| place(0, 0, "host bridge", true));
    let hidden = chipset.hidden.iter().map(|(slot, function, what)| place(*slot, *function, what, true));
    let fixed =
        chipset.fixed.iter().map(|(role, slot, function)| place(*slot, *function, name(*role), false));
    let usual = chipset.usual.iter().flat_map(|(role, slots)| slots.iter().map(|slot| (*role, *slot)));
    let usual = usual
        .chain(chipset.video.map(|slot| (Role::PrimaryVideo, slot)))
        .chain(chipset.sound.map(|slot| (Role::Ich9Sound, slot)))
        .map(|(role, slot)| place(slot, 0, name(role), false));
    let mut all: Vec<_> = bridge.into_iter().chain(hidden).chain(fixed).chain(usual).collect();
    order::by_key(&mut all, |it| (it.slot, it.function));
    all
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Ordinary => "any device",
        Role::PrimaryIde => "IDE controller 0",
        Role::PrimaryUhci => "USB controller 0 of model piix3-uhci",
        Role::PrimarySata => "SATA controller 0",
        Role::FirstUhci => "a USB 2.0 group",
        Role::DmiToPciBridge => "a dmi-to-pci-bridge",
        Role::PrimaryVideo => "the primary video",
        Role::Ich9Sound => "an ich9 sound",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::Arch;

    #[test]
    fn places_of_boards() {
        let places = |arch, name| -> Vec<String> {
            let all = board_places(&Machine::of(arch, name));
            all.iter().map(|it| format!("{:02x}.{} {}", it.slot, it.function, it.what)).collect()
        };
        let pc = places(Arch::X86_64, "pc");
        assert_eq!(pc[..2], ["00.0 host bridge", "01.0 ISA bridge"]);
        assert!(pc.contains(&"02.0 the primary video".to_owned()));
        assert!(places(Arch::X86_64, "q35").contains(&"1f.2 SATA controller 0".to_owned()));
        assert_eq!(places(Arch::Ppc64, "pseries"), [""; 0]);
    }
}
