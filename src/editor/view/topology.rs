//! The topology as a table: the twin of its picture.

use super::Key;

/// A bus with its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopologyBus {
    /// Its controller; `None` where it has none.
    pub key: Option<Key>,
    /// `PCI bus 00, pcie-root`.
    pub title: String,
    /// How full it is, in whole sentences.
    pub summary: String,
    /// Its places; free ones in a row as one.
    pub places: Vec<TopologyPlace>,
}

/// A place with who is there, or free places in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopologyPlace {
    /// How deep it is inside another place: a function of a slot, a port of a hub.
    pub depth: usize,
    /// `00:1f.2`, `1.2`.
    pub address: String,
    /// The device there; `None` where there is none.
    pub key: Option<Key>,
    /// Its name, or what else is there: `free`, `reserved: LPC bridge`.
    pub what: String,
    /// `written`, `implicit · default`; empty where there is no device.
    pub origin: String,
    /// The address is filled in by libvirt.
    pub filled_in: bool,
    /// The bus that the device makes; empty where it makes none.
    pub makes: String,
    /// What is wrong there; empty where nothing is.
    pub problem: String,
}
