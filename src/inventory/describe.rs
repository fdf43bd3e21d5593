//! Wording: how a device is called, and what its one line says. libvirt's words, as in the XML.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::xml::{Document, NodeId};

/// Numbers devices that have no name of their own.
pub(super) type Counters = HashMap<String, usize>;

/// Which picture stands for the device.
pub(super) fn icon(document: &Document, node: NodeId) -> &'static str {
    let type_ = document.attribute(node, "type").unwrap_or_default();
    match (document.name(node), &*type_) {
        ("disk", _) => match document.attribute(node, "device").as_deref() {
            Some("cdrom") => "cdrom",
            Some("floppy") => "floppy",
            _ => "disk",
        },
        ("controller", "usb") => "usb",
        ("controller", "pci") => "pci",
        ("controller", _) => "controller",
        ("interface", _) => "interface",
        ("input", "tablet") => "tablet",
        ("input", "mouse") => "mouse",
        ("input", _) => "keyboard",
        ("hub", _) => "hub",
        ("redirdev", _) => "redirdev",
        ("hostdev", _) => "hostdev",
        ("graphics", _) => "graphics",
        ("video", _) => "video",
        ("sound" | "audio", _) => "sound",
        ("serial" | "parallel" | "console", _) => "serial",
        ("channel" | "vsock", _) => "channel",
        ("smartcard", _) => "smartcard",
        ("tpm", _) => "tpm",
        ("filesystem", _) => "filesystem",
        ("watchdog", _) => "watchdog",
        ("memballoon" | "memory" | "shmem" | "nvram", _) => "memory",
        ("rng", _) => "rng",
        ("panic", _) => "panic",
        _ => "device",
    }
}

/// libvirt's word and what tells the device from its like.
pub(super) fn name(document: &Document, node: NodeId, counters: &mut Counters) -> String {
    let element = document.name(node).to_owned();
    let at = |path: &str| document.value(node, path).unwrap_or_default();
    let mut numbered = |word: &str| {
        let count = counters.entry(word.to_owned()).or_default();
        *count += 1;
        format!("{word} {count}")
    };
    match &*element {
        "disk" => match &*at("@device") {
            "cdrom" => format!("CD-ROM {}", at("target/@dev")),
            "floppy" => format!("Floppy {}", at("target/@dev")),
            _ => format!("Disk {}", at("target/@dev")),
        },
        "controller" => match (&*at("@type"), &*at("@model"), &*at("@index")) {
            ("pci", "pci-root" | "pcie-root", "" | "0") => "PCI root".to_owned(),
            ("pci", "pci-root" | "pcie-root", index) => format!("PCI root {index}"),
            ("pci", "pcie-root-port", index) => format!("Root port {index}"),
            ("pci", "pci-bridge", index) => format!("PCI bridge {index}"),
            ("pci", _, index) => format!("PCI controller {index}"),
            ("usb", model, index) if document.child(node, "master").is_some() => {
                format!("USB controller {index}, {model}")
            }
            ("usb", _, index) => format!("USB controller {index}"),
            ("virtio-serial" | "", _, index) => format!("virtio-serial controller {index}"),
            (other, _, index) => format!("{} controller {index}", other.to_uppercase()),
        },
        "interface" => numbered("Interface"),
        "graphics" => format!("Graphics {}", at("@type").to_uppercase()),
        "video" => numbered("Video"),
        "input" => match &*at("@type") {
            "tablet" => "Tablet".to_owned(),
            "mouse" => "Mouse".to_owned(),
            "keyboard" => "Keyboard".to_owned(),
            other => format!("Input {other}"),
        },
        "sound" => numbered("Sound"),
        "audio" => format!("Audio {}", at("@id")),
        "channel" => match &*at("target/@name") {
            "" => numbered("Channel"),
            name => format!("Channel {name}"),
        },
        "serial" | "parallel" | "console" => {
            let port = at("target/@port").into_owned();
            let word = capital(&element);
            if port.is_empty() { numbered(&word) } else { format!("{word} {port}") }
        }
        "hostdev" => numbered("Host device"),
        "redirdev" => numbered("USB redirection"),
        "redirfilter" => "USB redirection filter".to_owned(),
        "hub" => numbered("USB hub"),
        "filesystem" => match &*at("target/@dir") {
            "" => numbered("Filesystem"),
            target => format!("Filesystem {target}"),
        },
        "memballoon" => "Memory balloon".to_owned(),
        "memory" => numbered("Memory device"),
        "rng" => numbered("RNG"),
        "tpm" => "TPM".to_owned(),
        "iommu" => "IOMMU".to_owned(),
        "vsock" => "vsock".to_owned(),
        "smartcard" => numbered("Smartcard"),
        "watchdog" => format!("Watchdog {}", at("@model")),
        "panic" => "Panic device".to_owned(),
        "shmem" => format!("Shared memory {}", at("@name")),
        "nvram" => "NVRAM".to_owned(),
        other => capital(other),
    }
}

/// One line: what sort it is, what identifies it, what it is joined to.
pub(super) fn description(document: &Document, node: NodeId) -> String {
    let at = |path: &str| document.value(node, path).filter(|it| !it.is_empty());
    let file = |path: &str| at(path).map(|it| Cow::Owned(it.rsplit('/').next().unwrap_or(&it).to_owned()));
    let mut parts: Vec<Option<Cow<'_, str>>> = match document.name(node) {
        "disk" => vec![
            at("target/@bus"),
            at("driver/@type"),
            file("source/@file")
                .or_else(|| at("source/@dev"))
                .or_else(|| at("source/@name"))
                .or_else(|| at("source/@volume"))
                .or_else(|| at("source/@dir"))
                .or_else(|| at("@type").filter(|it| it != "file"))
                .or(Some(Cow::Borrowed("no medium"))),
        ],
        "controller" => {
            vec![at("@model").or_else(|| at("@type")), at("@ports").map(|it| format!("{it} ports").into())]
        }
        "interface" => vec![
            at("model/@type"),
            at("source/@network")
                .or_else(|| at("source/@bridge"))
                .or_else(|| at("source/@dev"))
                .or_else(|| at("@type")),
            at("mac/@address"),
        ],
        "graphics" => vec![listen(document, node), port(document, node)],
        "video" => vec![
            at("model/@type"),
            at("model/@primary").filter(|it| it == "yes").map(|_| "primary".into()),
            at("model/@heads").map(|it| format!("{it} {}", if it == "1" { "head" } else { "heads" }).into()),
        ],
        "input" => vec![
            at("@bus"),
            at("@type").filter(|it| it == "tablet").map(|_| "absolute pointer".into()),
            at("source/@evdev").or_else(|| at("source/@dev")),
        ],
        "channel" => vec![at("target/@type"), at("@type"), at("source/@path")],
        "serial" | "parallel" | "console" => vec![at("target/@type"), at("@type"), at("source/@path")],
        "sound" => vec![at("@model")],
        "audio" => vec![at("@type")],
        "hostdev" => vec![at("@type").or_else(|| at("@mode")), hostdev_source(document, node)],
        "redirdev" => vec![at("@bus"), at("@type")],
        "filesystem" => vec![at("driver/@type"), at("source/@dir")],
        "memballoon" | "rng" | "watchdog" | "panic" | "tpm" | "iommu" | "vsock" => vec![
            at("@model"),
            at("@action").map(|it| format!("action {it}").into()),
            at("backend/@type").or_else(|| at("backend/@model")),
            at("backend/@version").map(|it| format!("version {it}").into()),
            at("cid/@address").map(|it| format!("cid {it}").into()),
        ],
        "memory" => vec![at("@model"), at("target/size").map(|it| format!("{it} KiB").into())],
        _ => vec![at("@model"), at("@type")],
    };
    if let Some(role) = role(document, node) {
        parts.push(Some(role.into()));
    }
    let parts: Vec<Cow<'_, str>> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// What a PCI controller is for.
fn role(document: &Document, node: NodeId) -> Option<&'static str> {
    if document.name(node) != "controller" {
        return None;
    }
    Some(match document.attribute(node, "model").as_deref()? {
        "pci-root" | "pcie-root" => "bus 0",
        "none" => "no USB",
        _ => return None,
    })
}

fn listen<'d>(document: &'d Document, node: NodeId) -> Option<Cow<'d, str>> {
    let at = |path: &str| document.value(node, path).filter(|it| !it.is_empty());
    let place = at("listen/@address").or_else(|| at("listen/@network")).or_else(|| at("listen/@socket"));
    place.or_else(|| at("@listen")).map(|it| format!("listens on {it}").into())
}

fn port<'d>(document: &'d Document, node: NodeId) -> Option<Cow<'d, str>> {
    let at = |path: &str| document.value(node, path);
    if at("@autoport").is_some_and(|it| it == "yes") {
        return Some("port chosen at start".into());
    }
    at("@port").filter(|it| it != "-1").map(|it| format!("port {it}").into())
}

fn hostdev_source<'d>(document: &'d Document, node: NodeId) -> Option<Cow<'d, str>> {
    let at = |path: &str| document.value(node, path);
    if let Some(vendor) = at("source/vendor/@id") {
        return Some(format!("{vendor}:{}", at("source/product/@id").unwrap_or_default()).into());
    }
    if let Some(uuid) = at("source/address/@uuid") {
        return Some(uuid);
    }
    if let Some(name) =
        at("source/adapter/@name").or_else(|| at("source/@wwpn")).or_else(|| at("source/@name"))
    {
        return Some(name);
    }
    let part = |name: &str| crate::domain::number(&at(&format!("source/address/@{name}"))?);
    match (part("bus"), part("slot"), part("function"), part("device")) {
        (Some(bus), Some(slot), Some(function), _) => {
            Some(format!("host {:04x}:{bus:02x}:{slot:02x}.{function:x}", part("domain").unwrap_or(0)).into())
        }
        (Some(bus), _, _, Some(device)) => Some(format!("host bus {bus} device {device}").into()),
        _ => None,
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
