//! The releases that exports are judged for: those of distributions, and those where something changed for many
//! domains. The one list, for the tests and for `cargo xtask export-matrix`.

/// A release that exports are for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target {
    /// The release of libvirt, which names its schema.
    pub(crate) libvirt: &'static str,
    /// What the command line would say.
    pub(crate) text: &'static str,
}

/// A release of which only libvirt is asked about.
const fn release(libvirt: &'static str) -> Target {
    Target { libvirt, text: libvirt }
}

/// A release that can be asked itself, with the QEMU that it then has.
const fn live(libvirt: &'static str, text: &'static str) -> Target {
    Target { libvirt, text }
}

/// Ascending.
pub(crate) const TARGETS: [Target; 24] = [
    // The last without USB controllers; RHEL 6.2.
    release("0.9.4"),
    // Ubuntu 12.04; the last but two without units of memory.
    release("0.9.8"),
    // Debian 7.
    release("0.9.12"),
    // RHEL 6.4 to 6.10.
    release("0.10.2"),
    // The first with PCI bridges; SLES 11 SP3.
    release("1.0.5"),
    // RHEL 7.0.
    release("1.1.1"),
    // Ubuntu 14.04; the first with keyboards.
    release("1.2.2"),
    // Debian 8; the first with UEFI.
    release("1.2.9"),
    // RHEL 7.2; the last but two without PCIe root ports.
    release("1.2.17"),
    // Ubuntu 16.04.
    release("1.3.1"),
    // RHEL 7.3, SLES 12 SP2.
    release("2.0.0"),
    // Debian 9.
    release("3.0.0"),
    // RHEL 7.4; the last without qemu-xhci.
    release("3.2.0"),
    // RHEL 7.5.
    release("3.9.0"),
    // Ubuntu 18.04, SLES 15.
    release("4.0.0"),
    // RHEL 7.6 to 7.9.
    release("4.5.0"),
    // Debian 10.
    release("5.0.0"),
    // Ubuntu 20.04, RHEL 8.3 to 8.5; before audio backends.
    release("6.0.0"),
    // Debian 11.
    live("7.0.0", "libvirt=7.0.0,qemu=5.2"),
    // Fedora 36; nearest to Ubuntu 22.04 and RHEL 9.0 of those with a schema.
    release("8.1.0"),
    // Debian 12, RHEL 9.2.
    live("9.0.0", "libvirt=9.0.0,qemu=7.2"),
    // Before topologies with clusters; nearest to RHEL 9.3 and Fedora 39.
    release("9.10.0"),
    // RHEL 9.5; nearest to Ubuntu 24.04.
    release("10.5.0"),
    // Debian 13.
    live("11.3.0", "libvirt=11.3.0,qemu=10.0"),
];
