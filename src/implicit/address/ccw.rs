//! Device numbers on the channel subsystem of IBM Z (`virDomainCCWAddressSet`).

use std::collections::BTreeSet;
use std::fmt;

/// A device number. It is written in hexadecimal, in three parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ccw {
    /// The channel subsystem image; 0xfe is that of virtio devices.
    pub cssid: u32,
    /// The set of subchannels.
    pub ssid: u32,
    /// The number in it.
    pub devno: u32,
}

/// As libvirt refers to it in messages: `fe.0.0001`.
impl fmt::Display for Ccw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}.{:x}.{:04x}", self.cssid, self.ssid, self.devno)
    }
}

/// Where libvirt begins to give out numbers.
const FIRST: Ccw = Ccw { cssid: 0xfe, ssid: 0, devno: 0 };
const LAST_SSID: u32 = 3;
const LAST_DEVNO: u32 = 0xffff;

/// The numbers of a guest.
#[derive(Debug, Clone, Default)]
pub struct Channels {
    taken: BTreeSet<Ccw>,
    /// Everything below is taken; libvirt does not look there again.
    next: Option<Ccw>,
}

impl Channels {
    /// Takes a written number; false where another device has it.
    pub fn take(&mut self, address: Ccw) -> bool {
        self.taken.insert(address)
    }

    /// Takes the next free number; `None` when there are no more.
    pub fn take_next(&mut self) -> Option<Ccw> {
        let mut address = self.next.unwrap_or(FIRST);
        while !self.taken.insert(address) {
            address = address.after()?;
        }
        self.next = Some(address);
        Some(address)
    }
}

impl Ccw {
    fn after(self) -> Option<Ccw> {
        match (self.ssid, self.devno) {
            (LAST_SSID, LAST_DEVNO) => None,
            (ssid, LAST_DEVNO) => Some(Ccw { ssid: ssid + 1, devno: 0, ..self }),
            (_, devno) => Some(Ccw { devno: devno + 1, ..self }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_numbers_are_passed_over() {
        let mut channels = Channels::default();
        assert!(channels.take(Ccw { devno: 1, ..FIRST }) && !channels.take(Ccw { devno: 1, ..FIRST }));
        let mut taken = || channels.take_next().map(|it| it.to_string());
        assert_eq!([taken(), taken()].map(Option::unwrap), ["fe.0.0000", "fe.0.0002"]);
    }

    #[test]
    fn a_full_set_is_followed_by_the_next() {
        let last = Ccw { devno: LAST_DEVNO, ..FIRST };
        assert_eq!(last.after(), Some(Ccw { ssid: 1, devno: 0, ..FIRST }));
        assert_eq!(Ccw { ssid: LAST_SSID, ..last }.after(), None);
    }
}
