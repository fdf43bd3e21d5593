//! The PCI controllers: what each takes, where it plugs in, and what QEMU calls it.

use super::Connect;

/// `@model` of a `<controller type='pci'>` (`virDomainControllerModelPCI`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// `pci-root`.
    PciRoot,
    /// `pcie-root`.
    PcieRoot,
    /// `pci-bridge`.
    PciBridge,
    /// `dmi-to-pci-bridge`.
    DmiToPciBridge,
    /// `pcie-to-pci-bridge`.
    PcieToPciBridge,
    /// `pcie-root-port`.
    RootPort,
    /// `pcie-switch-upstream-port`.
    UpstreamPort,
    /// `pcie-switch-downstream-port`.
    DownstreamPort,
    /// `pci-expander-bus`.
    PciExpander,
    /// `pcie-expander-bus`.
    PcieExpander,
}

/// One row of the table.
struct Row {
    model: Model,
    word: &'static str,
    /// What it is itself, where it plugs in.
    is: Connect,
    /// What its bus takes.
    takes: Connect,
    first_slot: u32,
    last_slot: u32,
    /// `<model name='…'>`; empty where it has none.
    name: &'static str,
}

/// What every conventional bus takes.
const CONVENTIONAL: Connect = Connect::PCI.and(Connect::PCI_BRIDGE);
/// What every port takes.
const PORT: Connect =
    Connect::PCIE.and(Connect::UPSTREAM_PORT).and(Connect::PCIE_TO_PCI_BRIDGE).and(Connect::AUTO_ASSIGN);

const fn row(
    model: Model,
    word: &'static str,
    is: Connect,
    takes: Connect,
    slots: (u32, u32),
    name: &'static str,
) -> Row {
    Row { model, word, is, takes, first_slot: slots.0, last_slot: slots.1, name }
}

/// In the order of [`Model`] (`virDomainPCIAddressBusSetModel`, `virDomainPCIControllerModelToConnectType`,
/// `qemuDomainPCIControllerSetDefaultModelName`).
const TABLE: [Row; 10] = [
    row(
        Model::PciRoot,
        "pci-root",
        Connect::NONE,
        CONVENTIONAL.and(Connect::PCI_EXPANDER).and(Connect::AUTO_ASSIGN),
        (1, 31),
        "",
    ),
    row(
        Model::PcieRoot,
        "pcie-root",
        Connect::NONE,
        Connect::PCIE.and(Connect::ROOT_PORT).and(Connect::DMI_TO_PCI_BRIDGE).and(Connect::PCIE_EXPANDER),
        (1, 31),
        "",
    ),
    row(
        Model::PciBridge,
        "pci-bridge",
        Connect::PCI_BRIDGE,
        CONVENTIONAL.and(Connect::AUTO_ASSIGN),
        (1, 31),
        "pci-bridge",
    ),
    row(
        Model::DmiToPciBridge,
        "dmi-to-pci-bridge",
        Connect::DMI_TO_PCI_BRIDGE,
        CONVENTIONAL,
        (0, 31),
        "i82801b11-bridge",
    ),
    row(
        Model::PcieToPciBridge,
        "pcie-to-pci-bridge",
        Connect::PCIE_TO_PCI_BRIDGE,
        CONVENTIONAL.and(Connect::AUTO_ASSIGN),
        (1, 31),
        "pcie-pci-bridge",
    ),
    row(
        Model::RootPort,
        "pcie-root-port",
        Connect::ROOT_PORT.and(Connect::AGGREGATE),
        PORT,
        (0, 0),
        "pcie-root-port",
    ),
    row(
        Model::UpstreamPort,
        "pcie-switch-upstream-port",
        Connect::UPSTREAM_PORT,
        Connect::DOWNSTREAM_PORT,
        (0, 31),
        "x3130-upstream",
    ),
    row(
        Model::DownstreamPort,
        "pcie-switch-downstream-port",
        Connect::DOWNSTREAM_PORT,
        PORT,
        (0, 0),
        "xio3130-downstream",
    ),
    row(
        Model::PciExpander,
        "pci-expander-bus",
        Connect::PCI_EXPANDER,
        CONVENTIONAL.and(Connect::AUTO_ASSIGN),
        (0, 31),
        "pxb",
    ),
    row(
        Model::PcieExpander,
        "pcie-expander-bus",
        Connect::PCIE_EXPANDER,
        Connect::ROOT_PORT.and(Connect::DMI_TO_PCI_BRIDGE),
        (0, 31),
        "pxb-pcie",
    ),
];

impl Model {
    /// The model of that word; `None` for one that we do not know.
    pub fn parse(word: &str) -> Option<Model> {
        TABLE.iter().find(|row| row.word == word).map(|row| row.model)
    }

    fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }

    /// The word in the XML.
    pub fn as_str(self) -> &'static str {
        self.row().word
    }

    /// Whether it is a root, which plugs into nothing.
    pub fn is_root(self) -> bool {
        matches!(self, Model::PciRoot | Model::PcieRoot)
    }

    /// How the controller itself plugs in.
    pub fn connect(self) -> Connect {
        self.row().is
    }

    /// What its bus takes.
    pub fn takes(self) -> Connect {
        self.row().takes
    }

    /// First and last slot of its bus.
    pub fn slots(self) -> (u32, u32) {
        (self.row().first_slot, self.row().last_slot)
    }

    /// QEMU's device for it, as in `<model name='…'>`; `None` for the roots, which are part of the board.
    pub fn name(self) -> Option<&'static str> {
        Some(self.row().name).filter(|it| !it.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_models() {
        for row in &TABLE {
            assert_eq!(row.model.as_str(), row.word);
            assert_eq!(Model::parse(row.word), Some(row.model));
        }
    }
}
