//! What plugs into what on PCI, as sets of bits (`virDomainPCIConnectFlags`).

use std::fmt;
use std::ops::BitOr;

/// A set of kinds of connection and of wishes about the place. A device has the kinds that it is, a bus the
/// kinds that it takes; they fit where the two meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Connect(u16);

impl Connect {
    /// No PCI connection at all.
    pub const NONE: Connect = Connect(0);
    /// A conventional PCI endpoint.
    pub const PCI: Connect = Connect(1);
    /// A PCI Express endpoint.
    pub const PCIE: Connect = Connect(1 << 1);
    /// A `pci-bridge`.
    pub const PCI_BRIDGE: Connect = Connect(1 << 2);
    /// A `pcie-root-port`.
    pub const ROOT_PORT: Connect = Connect(1 << 3);
    /// A `dmi-to-pci-bridge`.
    pub const DMI_TO_PCI_BRIDGE: Connect = Connect(1 << 4);
    /// A `pcie-to-pci-bridge`.
    pub const PCIE_TO_PCI_BRIDGE: Connect = Connect(1 << 5);
    /// A `pcie-switch-upstream-port`.
    pub const UPSTREAM_PORT: Connect = Connect(1 << 6);
    /// A `pcie-switch-downstream-port`.
    pub const DOWNSTREAM_PORT: Connect = Connect(1 << 7);
    /// A `pci-expander-bus`.
    pub const PCI_EXPANDER: Connect = Connect(1 << 8);
    /// A `pcie-expander-bus`.
    pub const PCIE_EXPANDER: Connect = Connect(1 << 9);

    /// Of a bus: devices may be put there unasked. Of a device: it wants such a bus.
    pub const AUTO_ASSIGN: Connect = Connect(1 << 10);
    /// Of a device: it may share a slot with others of its kind.
    pub const AGGREGATE: Connect = Connect(1 << 11);
    /// Of a device: it is part of the root bus.
    pub const INTEGRATED: Connect = Connect(1 << 12);

    /// Endpoints of either kind.
    pub const ENDPOINT: Connect = Connect(Connect::PCI.0 | Connect::PCIE.0);
    const KINDS: Connect = Connect(Connect::AUTO_ASSIGN.0 - 1);

    /// Whether the two have a bit in common.
    pub const fn meets(self, other: Connect) -> bool {
        self.0 & other.0 != 0
    }

    /// Both, as a constant.
    pub const fn and(self, other: Connect) -> Connect {
        Connect(self.0 | other.0)
    }

    /// All of it that is not in the other.
    pub const fn without(self, other: Connect) -> Connect {
        Connect(self.0 & !other.0)
    }

    /// Whether a device may be put on a bus that takes `bus`, by libvirt on its own
    /// (`virDomainPCIAddressFlagsCompatible` without `fromConfig`).
    pub fn fits(self, bus: Connect) -> bool {
        (!self.meets(Connect::AUTO_ASSIGN) || bus.meets(Connect::AUTO_ASSIGN)) && self.shares_kind(bus)
    }

    /// Whether a device may be written on a bus that takes `bus` (the same with `fromConfig`): endpoints of
    /// both kinds count alike, and a bridge goes wherever a conventional device does.
    pub fn may_be_written_on(self, bus: Connect) -> bool {
        let bus = if bus.meets(Connect::ENDPOINT) { bus | Connect::ENDPOINT } else { bus };
        let device = if self.meets(Connect::PCI_BRIDGE) { self | Connect::PCI } else { self };
        device.shares_kind(bus)
    }

    fn shares_kind(self, bus: Connect) -> bool {
        self.0 & bus.0 & Connect::KINDS.0 != 0
    }
}

impl BitOr for Connect {
    type Output = Connect;

    fn bitor(self, other: Connect) -> Connect {
        self.and(other)
    }
}

/// The kinds in words, as in "takes conventional PCI devices or a pci-bridge".
impl fmt::Display for Connect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const WORDS: [(Connect, &str); 10] = [
            (Connect::PCI, "conventional PCI devices"),
            (Connect::PCIE, "PCI Express devices"),
            (Connect::PCI_BRIDGE, "a pci-bridge"),
            (Connect::ROOT_PORT, "a pcie-root-port"),
            (Connect::DMI_TO_PCI_BRIDGE, "a dmi-to-pci-bridge"),
            (Connect::PCIE_TO_PCI_BRIDGE, "a pcie-to-pci-bridge"),
            (Connect::UPSTREAM_PORT, "a pcie-switch-upstream-port"),
            (Connect::DOWNSTREAM_PORT, "a pcie-switch-downstream-port"),
            (Connect::PCI_EXPANDER, "a pci-expander-bus"),
            (Connect::PCIE_EXPANDER, "a pcie-expander-bus"),
        ];
        let words: Vec<_> =
            WORDS.iter().filter(|(kind, _)| self.meets(*kind)).map(|(_, word)| *word).collect();
        match words.as_slice() {
            [] => f.write_str("nothing"),
            [one] => f.write_str(one),
            [most @ .., last] => write!(f, "{} or {last}", most.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_places_are_taken_more_easily_than_automatic_ones() {
        let root = Connect::PCIE | Connect::ROOT_PORT;
        let device = Connect::PCI | Connect::AUTO_ASSIGN;
        assert!(!device.fits(root) && device.may_be_written_on(root));
        assert!(!Connect::PCI_BRIDGE.fits(root) && Connect::PCI_BRIDGE.may_be_written_on(root));
        assert!(!Connect::UPSTREAM_PORT.may_be_written_on(root));
    }
}
