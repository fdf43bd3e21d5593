//! `Machine`: what the words in `<type arch='…' machine='…'>` say about the board.
//!
//! libvirt decides by these exact string tests, never by asking QEMU (`qemuDomainIsI440FX`,
//! `qemuDomainIsQ35`, `qemuDomainMachineIsPSeries` and their neighbours in qemu_domain.c).

use super::{Arch, Version};

/// Machine types that libvirt treats alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Family {
    /// `pc`, `pc-i440fx-*`, `pc-0.*`, `pc-1.*` and RHEL 6's `rhel*`.
    I440fx,
    /// `q35`, `pc-q35-*`.
    Q35,
    /// `isapc`: no PCI, no USB.
    Isapc,
    /// `microvm`.
    Microvm,
    /// `xenfv*`.
    Xenfv,
    /// `virt` of Arm.
    ArmVirt,
    /// `virt` of RISC-V.
    RiscvVirt,
    /// `virt` of LoongArch.
    LoongarchVirt,
    /// `versatilepb` of Arm.
    Versatilepb,
    /// `realview*` of Arm.
    Realview,
    /// `vexpress-*` of Arm.
    Vexpress,
    /// `pseries` of POWER.
    Pseries,
    /// `s390-ccw*` of IBM Z.
    S390Ccw,
    /// `malta` of MIPS.
    Malta,
    /// A board without a rule of its own.
    Other,
}

/// The PCI controller that a machine has at index 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RootBus {
    /// `pci-root`.
    Pci,
    /// `pcie-root`.
    Pcie,
    /// No PCI at all.
    None,
}

/// A machine type by its architecture and name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Machine {
    /// The architecture.
    pub arch: Arch,
    /// The name as written, alias or canonical.
    pub name: String,
    /// What libvirt takes it for.
    pub family: Family,
    /// The QEMU release the name carries: 10.0 of `pc-q35-10.0`; `None` for an alias or a distribution's own name.
    pub version: Option<Version>,
}

impl Machine {
    /// Looks at the name as libvirt does; any text is accepted.
    pub fn of(arch: Arch, name: &str) -> Machine {
        let (family, version) = family(arch, name);
        Machine { arch, name: name.to_owned(), family, version: version.and_then(|it| it.parse().ok()) }
    }

    /// Whether the rules have been checked for such a board. One without a name is the default of its architecture.
    pub fn is_modelled(&self) -> bool {
        let named = !self.name.is_empty();
        match self.arch {
            Arch::I686 | Arch::X86_64 => {
                !named || matches!(self.family, Family::I440fx | Family::Q35 | Family::Isapc)
            }
            Arch::Aarch64 | Arch::Armv6l | Arch::Armv7l => true,
            Arch::Riscv32 | Arch::Riscv64 | Arch::Loongarch64 => true,
            Arch::Ppc | Arch::Ppc64 | Arch::Ppc64le | Arch::S390 | Arch::S390x => true,
            Arch::Alpha | Arch::M68k | Arch::Sh4 | Arch::Sparc => true,
            _ => false,
        }
    }

    /// `i440fx` of x86.
    pub fn is_i440fx(&self) -> bool {
        self.family == Family::I440fx
    }

    /// `q35` of x86.
    pub fn is_q35(&self) -> bool {
        self.family == Family::Q35
    }

    /// `pseries` of POWER.
    pub fn is_pseries(&self) -> bool {
        self.family == Family::Pseries
    }

    /// `s390-ccw-virtio` of IBM Z.
    pub fn is_s390_ccw(&self) -> bool {
        self.family == Family::S390Ccw
    }

    /// The PCI controller at index 0 (`qemuDomainDefAddDefaultDevices`); `zpci` is the capability of that name,
    /// which only IBM Z asks for.
    pub fn root_bus(&self, zpci: bool) -> RootBus {
        match self.family {
            Family::Q35 | Family::ArmVirt | Family::RiscvVirt => RootBus::Pcie,
            Family::I440fx | Family::Pseries | Family::Versatilepb | Family::Malta => RootBus::Pci,
            Family::S390Ccw if zpci => RootBus::Pci,
            Family::S390Ccw => RootBus::None,
            _ if self.arch == Arch::Loongarch64 => RootBus::Pcie,
            _ if self.arch.is_s390() && zpci => RootBus::Pci,
            _ if self.arch.is_ppc64() => RootBus::Pci,
            _ => match self.arch {
                Arch::Ppc | Arch::Alpha | Arch::Sh4 | Arch::Sparc64 => RootBus::Pci,
                _ => RootBus::None,
            },
        }
    }

    /// `virt` of Arm, which always has Arm's generic interrupt controller.
    pub fn is_arm_virt(&self) -> bool {
        self.family == Family::ArmVirt
    }

    /// Whether the guest finds a host bridge at 00:00.0, as QEMU's PC and generic PCI Express boards have it.
    pub fn shows_host_bridge(&self) -> bool {
        let pc = matches!(self.family, Family::I440fx | Family::Q35);
        pc || matches!(self.family, Family::ArmVirt | Family::RiscvVirt | Family::LoongarchVirt)
    }

    /// Whether libvirt gives out PCI addresses on it (`qemuDomainSupportsPCI`).
    pub fn supports_pci(&self) -> bool {
        let arm = self.arch.is_arm() && self.arch != Arch::Armv7b;
        let known = matches!(self.family, Family::Versatilepb | Family::ArmVirt | Family::RiscvVirt);
        known || !arm && !self.arch.is_riscv()
    }

    /// Whether virtio devices can sit on the board itself rather than on PCI (`qemuDomainAssignVirtioMMIOAddresses`).
    pub fn has_virtio_mmio(&self) -> bool {
        self.arch != Arch::Armv7b
            && matches!(self.family, Family::Vexpress | Family::ArmVirt | Family::RiscvVirt)
    }

    /// Whether the board has an ESP SCSI controller (`qemuDomainHasBuiltinESP`). The names are those of the sun4m boards
    /// in QEMU's documentation; libvirt's own list was not at hand, nor could it be asked.
    pub fn has_builtin_esp(&self) -> bool {
        const SUN4M: [&str; 9] =
            ["LX", "SPARCClassic", "SPARCbook", "SS-10", "SS-20", "SS-4", "SS-5", "SS-600MP", "Voyager"];
        self.arch == Arch::Sparc && SUN4M.contains(&self.name.as_str())
    }

    /// Whether libvirt adds a virtio memballoon unless one is written (`qemuDomainDefAddDefaultDevices`).
    pub fn default_memballoon(&self) -> bool {
        let arch = self.arch;
        arch.is_x86()
            || arch.is_ppc64()
            || arch.is_riscv()
            || arch.is_s390()
            || arch.is_mips()
            || matches!(arch, Arch::Ppc | Arch::Alpha | Arch::Sh4 | Arch::Sparc64)
    }
}

/// The family and the part of the name that may be a release.
fn family(arch: Arch, name: &str) -> (Family, Option<&str>) {
    let versioned = |base: &str| name.strip_prefix(base).and_then(|rest| rest.strip_prefix('-'));
    let is = |base: &str| name == base || versioned(base).is_some();
    if arch.is_x86() {
        if name == "q35" || name.starts_with("pc-q35-") {
            (Family::Q35, versioned("pc-q35"))
        } else if name.starts_with("pc-i440fx-") {
            (Family::I440fx, versioned("pc-i440fx"))
        } else if name == "pc"
            || name.starts_with("pc-0.")
            || name.starts_with("pc-1.")
            || name.starts_with("rhel")
        {
            (Family::I440fx, versioned("pc"))
        } else if name == "isapc" {
            (Family::Isapc, None)
        } else if name == "microvm" {
            (Family::Microvm, None)
        } else if name.starts_with("xenfv") {
            (Family::Xenfv, versioned("xenfv"))
        } else {
            (Family::Other, None)
        }
    } else if is("virt") && arch.is_arm() {
        (Family::ArmVirt, versioned("virt"))
    } else if is("virt") && arch.is_riscv() {
        (Family::RiscvVirt, versioned("virt"))
    } else if is("virt") && arch == Arch::Loongarch64 {
        (Family::LoongarchVirt, versioned("virt"))
    } else if arch.is_arm() && name == "versatilepb" {
        (Family::Versatilepb, None)
    } else if arch.is_arm() && name.starts_with("realview") {
        (Family::Realview, None)
    } else if arch.is_arm() && name.starts_with("vexpress-") {
        (Family::Vexpress, None)
    } else if arch.is_ppc64() && is("pseries") {
        (Family::Pseries, versioned("pseries"))
    } else if arch.is_s390() && name.starts_with("s390-ccw") {
        (Family::S390Ccw, versioned("s390-ccw-virtio"))
    } else if arch.is_mips() && name == "malta" {
        (Family::Malta, None)
    } else {
        (Family::Other, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x86_names() {
        for (name, family) in [
            ("pc", Family::I440fx),
            ("pc-0.12", Family::I440fx),
            ("pc-i440fx-10.0", Family::I440fx),
            ("pc-i440fx-rhel7.6.0", Family::I440fx),
            ("rhel6.2.0", Family::I440fx),
            ("q35", Family::Q35),
            ("pc-q35-4.0.1", Family::Q35),
            ("isapc", Family::Isapc),
            ("microvm", Family::Microvm),
            ("pc-next", Family::Other),
            ("virt", Family::Other),
        ] {
            assert_eq!(Machine::of(Arch::X86_64, name).family, family, "{name}");
        }
    }

    #[test]
    fn the_release_in_the_name() {
        let version = |name| Machine::of(Arch::X86_64, name).version;
        assert_eq!(version("pc-i440fx-10.0"), Some(Version::new(10, 0, 0)));
        assert_eq!(version("pc-q35-4.0.1"), Some(Version::new(4, 0, 1)));
        assert_eq!(version("pc-1.2"), Some(Version::new(1, 2, 0)));
        assert_eq!(version("q35"), None);
        assert_eq!(version("pc-q35-rhel9.4.0"), None);
    }

    #[test]
    fn other_boards() {
        assert_eq!(Machine::of(Arch::Aarch64, "virt-8.2").family, Family::ArmVirt);
        assert_eq!(Machine::of(Arch::Riscv64, "virt").root_bus(false), RootBus::Pcie);
        assert_eq!(Machine::of(Arch::Ppc64le, "pseries-7.1").version, Some(Version::new(7, 1, 0)));
        assert_eq!(Machine::of(Arch::S390x, "s390-ccw-virtio-9.2").root_bus(true), RootBus::Pci);
        assert_eq!(Machine::of(Arch::Armv7l, "vexpress-a9").root_bus(false), RootBus::None);
        assert!(!Machine::of(Arch::Aarch64, "virt").default_memballoon());
    }
}
