//! How buses and places are called, for pictures, tables and texts alike.

use super::{Bus, Filling, Kind, Place};

/// What a bus is called: `PCI bus 00, pcie-root`, `SATA controller 0`.
pub fn title(bus: &Bus) -> String {
    let number = bus.number;
    let model = if bus.model.is_empty() { String::new() } else { format!(", {}", bus.model) };
    match bus.kind {
        Kind::Pci if bus.domain != 0 => format!("PCI domain {:04x}, bus {number:02x}", bus.domain),
        Kind::Pci => format!("PCI bus {number:02x}{model}"),
        Kind::Usb => format!("USB bus {number}{model}"),
        Kind::Sata => format!("SATA controller {number}"),
        Kind::Scsi => format!("SCSI controller {number}{}", if bus.model == "scsi" { "" } else { &model }),
        Kind::Ide => format!("IDE controller {number}"),
        Kind::Fdc => format!("FDC controller {number}"),
        Kind::Drive => "Drives".to_owned(),
        Kind::VirtioSerial => format!("virtio-serial controller {number}"),
        Kind::Ccid => format!("CCID controller {number}"),
        Kind::Dimm => "Memory slots".to_owned(),
        Kind::Ccw => "Channel subsystem".to_owned(),
        Kind::SpaprVio => "VIO registers".to_owned(),
        Kind::VirtioMmio => "virtio-mmio on the board".to_owned(),
        Kind::Isa => "ISA".to_owned(),
        Kind::Other => "Other addresses".to_owned(),
    }
}

/// How full a bus is, in whole sentences.
pub fn summary(bus: &Bus) -> String {
    let (used, free) = (bus.used(), bus.free());
    let (one, many) = match bus.kind {
        Kind::Usb | Kind::VirtioSerial => ("port", "ports"),
        Kind::Pci | Kind::Ccid | Kind::Dimm => ("slot", "slots"),
        Kind::Sata | Kind::Scsi | Kind::Ide | Kind::Fdc | Kind::Drive => ("unit", "units"),
        _ => ("device", "devices"),
    };
    let all = used + free;
    let mut text = match (all, used, free) {
        _ if bus.kind >= Kind::Ccw => format!("{used} {}.", if used == 1 { one } else { many }),
        (1, 1, _) => format!("1 {one}, in use."),
        (1, ..) => format!("1 {one}, free."),
        (_, _, 0) => format!("{all} {many}: all in use."),
        (_, 0, _) => format!("{all} {many}: all free."),
        _ => format!("{all} {many}: {used} in use, {free} free."),
    };
    if bus.more {
        text.push_str(" There are more.");
    }
    match bus.hotplug {
        Some(false) => text.push_str(" Nothing can be plugged in while the guest runs."),
        Some(true) if free > 0 => text.push_str(" What is free takes devices while the guest runs."),
        _ => {}
    }
    if let Some(problem) = &bus.problem {
        text = format!("{text} {problem}");
    }
    text
}

/// What is in a place where no device is; empty where one is.
pub fn what(place: &Place) -> String {
    match &place.filling {
        Filling::Free => "free".to_owned(),
        Filling::FreeFor(what) => format!("free, first for {what}"),
        Filling::Reserved(what) => format!("reserved: {what}"),
        Filling::Functions => {
            let devices = place.devices().len();
            format!("{devices} {}", if devices == 1 { "function" } else { "functions" })
        }
        Filling::Taken(_) => String::new(),
    }
}

/// The places with equal free ones in a row as one: index of the first and of the last.
pub fn runs(places: &[Place]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let is_free = |it: &Place| it.filling == Filling::Free && it.problem.is_none();
        match runs.last_mut() {
            Some((first, last)) if is_free(&places[*first]) && is_free(place) => *last = at,
            _ => runs.push((at, at)),
        }
    }
    runs
}
