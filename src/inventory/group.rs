//! Headings under which devices are shown.

use serde::Serialize;

/// A heading of the device list. The order is the order on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Disks and what carries them.
    Disks,
    /// Network interfaces.
    Interfaces,
    /// USB controllers, hubs and redirections.
    Usb,
    /// Graphics, video, sound, audio.
    DisplayAndSound,
    /// Keyboards, mice, tablets.
    Input,
    /// Serial ports, consoles, channels.
    Serial,
    /// Host devices.
    HostDevices,
    /// Shared folders.
    Filesystems,
    /// PCI controllers.
    Pci,
    /// All else.
    Other,
}

impl Group {
    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Group::Disks => "Disks",
            Group::Interfaces => "Interfaces",
            Group::Usb => "USB",
            Group::DisplayAndSound => "Display and sound",
            Group::Input => "Input",
            Group::Serial => "Serial and channels",
            Group::HostDevices => "Host devices",
            Group::Filesystems => "Filesystems",
            Group::Pci => "PCI controllers",
            Group::Other => "Other devices",
        }
    }

    /// Where a device element belongs; `type_` is a controller's `@type`.
    pub(super) fn of(element: &str, type_: &str) -> Group {
        match (element, type_) {
            ("controller", "usb") | ("hub" | "redirdev" | "redirfilter", _) => Group::Usb,
            ("controller", "pci") => Group::Pci,
            ("controller", "virtio-serial" | "ccid") => Group::Serial,
            ("disk", _) | ("controller", "ide" | "sata" | "scsi" | "fdc") => Group::Disks,
            ("interface", _) => Group::Interfaces,
            ("graphics" | "video" | "sound" | "audio", _) => Group::DisplayAndSound,
            ("input", _) => Group::Input,
            ("serial" | "parallel" | "console" | "channel" | "smartcard", _) => Group::Serial,
            ("hostdev", _) => Group::HostDevices,
            ("filesystem", _) => Group::Filesystems,
            _ => Group::Other,
        }
    }
}
