//! What libvirt chooses for a device that leaves its model open, by machine and by what QEMU can do.

use super::{Arch, Family, Host, Machine, Qemu, Version};

impl Machine {
    /// The USB controller that libvirt adds where none is written (`qemuDomainDefAddDefaultDevices`): its model,
    /// or an empty one where that is chosen as for a written controller. `None`: it adds none. What q35 gets is
    /// up to the release of libvirt.
    pub fn default_usb_controller(&self) -> Option<&'static str> {
        match self.family {
            Family::Isapc => None,
            Family::Versatilepb | Family::Realview => Some("pci-ohci"),
            _ if self.arch.is_x86() || self.arch.is_ppc64() || self.arch.is_mips() => Some(""),
            _ if matches!(self.arch, Arch::Ppc | Arch::Alpha | Arch::Sh4 | Arch::Sparc64) => Some(""),
            _ => None,
        }
    }

    /// The model of a written USB controller without one (`qemuDomainDefaultUSBControllerModel`); `None` where
    /// it stays without.
    ///
    /// A guest that is being `defined` may get another one than a stored guest, which must not change. `addressed`: an
    /// address is written.
    pub fn usb_controller_model(&self, host: &Host, defined: bool, addressed: bool) -> Option<&'static str> {
        let qemu = host.capabilities(self.arch);
        let legacy = if qemu.has("piix3-usb-uhci") { Some("piix3-uhci") } else { None };
        let legacy =
            legacy.or(if !self.arch.is_x86() && qemu.has("pci-ohci") { Some("pci-ohci") } else { None });
        let xhci = [QEMU_XHCI, NEC_XHCI].into_iter().find(|(_, it)| qemu.has(it)).map(|(model, _)| model);
        match self.arch {
            _ if self.arch.is_s390() && !addressed => Some("none"),
            Arch::Ppc64 | Arch::Ppc64le => {
                let ohci = if qemu.has("pci-ohci") { Some("pci-ohci") } else { None };
                xhci.filter(|_| defined).or(ohci)
            }
            Arch::Aarch64 => xhci.or(legacy),
            Arch::Loongarch64 if qemu.has("qemu-xhci") => Some("qemu-xhci"),
            _ => legacy,
        }
    }

    /// The model of a SCSI controller without one (`qemuDomainDefaultSCSIControllerModel`); `None` where QEMU
    /// has no SCSI controller that libvirt would take.
    pub fn scsi_controller_model(&self, qemu: &Qemu) -> Option<&'static str> {
        if self.family == Family::Pseries {
            Some("ibmvscsi")
        } else if self.arch.is_s390() || self.arch == Arch::Loongarch64 {
            Some("virtio-scsi")
        } else if qemu.has("lsi") {
            Some("lsilogic")
        } else if qemu.has("virtio-scsi-pci") {
            Some("virtio-scsi")
        } else if self.has_builtin_esp() {
            Some("ncr53c90")
        } else {
            None
        }
    }

    /// The model of a network interface without one (`qemuDomainDefaultNetModel`).
    pub fn interface_model(&self, qemu: &Qemu) -> &'static str {
        match self.family {
            Family::ArmVirt | Family::RiscvVirt | Family::LoongarchVirt => return "virtio",
            Family::Versatilepb => return "scm91c111",
            _ if self.arch.is_s390() => return "virtio",
            _ if self.arch.is_arm() => return "lan9118",
            _ => {}
        }
        let models = [("rtl8139", "rtl8139"), ("e1000", "e1000"), ("virtio", "virtio-net")];
        models.into_iter().find(|(_, it)| qemu.has(it)).map_or("rtl8139", |(model, _)| model)
    }

    /// The model of a video device without one (`qemuDomainDefaultVideoDevice`).
    pub fn video_model(&self, qemu: &Qemu) -> Option<&'static str> {
        match self.family {
            _ if self.arch.is_ppc64() => Some("vga"),
            Family::ArmVirt | Family::RiscvVirt | Family::LoongarchVirt => Some("virtio"),
            _ if self.arch.is_s390() => Some("virtio"),
            _ if qemu.has("cirrus-vga") => Some("cirrus"),
            _ if qemu.has("VGA") => Some("vga"),
            _ => None,
        }
    }

    /// What kind of port a `<serial>` without a target type is (`qemuDomainChrDefPostParse`).
    pub fn serial_target(&self) -> Option<&'static str> {
        match self.family {
            Family::Pseries => Some("spapr-vio-serial"),
            Family::ArmVirt | Family::RiscvVirt | Family::LoongarchVirt => Some("system-serial"),
            _ if self.arch.is_x86() => Some("isa-serial"),
            _ if self.arch.is_s390() => Some("sclp-serial"),
            _ => None,
        }
    }

    /// The device behind a kind of serial port (`qemuDomainChrDefPostParse`).
    pub fn serial_model(&self, target: &str) -> Option<&'static str> {
        Some(match target {
            "isa-serial" => "isa-serial",
            "usb-serial" => "usb-serial",
            "pci-serial" => "pci-serial",
            "isa-debug" => "isa-debugcon",
            "spapr-vio-serial" => "spapr-vty",
            "sclp-serial" => "sclpconsole",
            "system-serial" => match self.family {
                Family::ArmVirt => "pl011",
                Family::RiscvVirt | Family::LoongarchVirt => "16550a",
                _ => return None,
            },
            _ => return None,
        })
    }

    /// What kind of port a serial device is behind; `None` where the board has no such device
    /// (`qemuValidateDomainChrTargetTypeToModel` and its neighbours).
    pub fn serial_target_of(&self, model: &str) -> Option<&'static str> {
        Some(match model {
            "isa-serial" => "isa-serial",
            "usb-serial" => "usb-serial",
            "pci-serial" => "pci-serial",
            "isa-debugcon" => "isa-debug",
            "spapr-vty" => "spapr-vio-serial",
            "sclpconsole" | "sclplmconsole" => "sclp-serial",
            "pl011" if self.family == Family::ArmVirt => "system-serial",
            "16550a" if matches!(self.family, Family::RiscvVirt | Family::LoongarchVirt) => "system-serial",
            _ => return None,
        })
    }

    /// The model of a `<panic>` without one (`qemuDomainDefaultPanicModel`).
    pub fn panic_model(&self) -> Option<&'static str> {
        match self.family {
            Family::Pseries => Some("pseries"),
            Family::ArmVirt => Some("pvpanic"),
            _ if self.arch.is_x86() => Some("isa"),
            _ if self.arch.is_s390() => Some("s390"),
            _ => None,
        }
    }

    /// Whether its chipset surely has the watchdog that is called iTCO.
    pub fn has_tco(&self, qemu: &Qemu) -> bool {
        self.is_q35() && qemu.version >= Version::new(2, 5, 0)
    }

    /// Whether it has a place for QEMU's PS/2 keyboard and mouse (`qemuDomainDefAddImplicitInputDevice`).
    pub fn has_ps2(&self) -> bool {
        matches!(self.family, Family::I440fx | Family::Q35 | Family::Isapc | Family::Xenfv)
    }
}

const QEMU_XHCI: (&str, &str) = ("qemu-xhci", "qemu-xhci");
const NEC_XHCI: (&str, &str) = ("nec-xhci", "nec-usb-xhci");
