//! Which devices sit on USB, and where.

use crate::compat::Behaviour;
use crate::domain::{UsbAddress, number};
use crate::implicit::Scene;
use crate::implicit::address::in_device_order;
use crate::order;
use crate::xml::{Document, NodeId};

/// A device on USB.
#[derive(Debug, Clone)]
pub struct UsbDevice {
    /// The element.
    pub node: NodeId,
    /// Whether it is a hub itself.
    pub is_hub: bool,
    /// What is written about its place.
    pub place: Place,
}

/// What is written about a device's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Nothing.
    Anywhere,
    /// The bus alone.
    Bus(u32),
    /// Bus and port.
    Port(UsbAddress),
    /// A port that libvirt cannot read.
    Unreadable(String),
    /// An address of another type than `usb`.
    Other(String),
}

/// The order in which libvirt visited USB devices before it had one for all devices: by element name.
const FORMER_ORDER: [&str; 8] =
    ["hub", "hostdev", "disk", "controller", "input", "serial", "sound", "redirdev"];

/// The USB devices of a domain, in the order in which libvirt visits them.
pub fn read(scene: &Scene<'_>) -> Vec<UsbDevice> {
    let document = scene.document();
    let nodes = in_device_order(document).into_iter().filter(|node| is_on_usb(document, *node));
    let device =
        |node| UsbDevice { node, is_hub: document.name(node) == "hub", place: place(document, node) };
    let mut devices: Vec<UsbDevice> = nodes.map(device).collect();
    if !scene.does(Behaviour::VisitsUsbInDeviceOrder) {
        let rank = |it: &UsbDevice| FORMER_ORDER.iter().position(|name| *name == document.name(it.node));
        devices.retain(|it| rank(it).is_some());
        order::by_key(&mut devices, rank);
    }
    devices
}

fn is_on_usb(document: &Document, node: NodeId) -> bool {
    let is = |path: &str, value: &str| document.value_is(node, path, value);
    match document.name(node) {
        "disk" => is("target/@bus", "usb"),
        "interface" => is("model/@type", "usb-net"),
        "sound" => is("@model", "usb"),
        "hostdev" => is("@type", "usb"),
        "controller" => is("@type", "ccid"),
        "serial" => is("target/@type", "usb-serial"),
        "input" => is("@bus", "usb"),
        "filesystem" => is("driver/@type", "mtp"),
        "hub" => is("@type", "usb"),
        "redirdev" => document.attribute(node, "bus").is_none_or(|it| it == "usb"),
        _ => false,
    }
}

fn place(document: &Document, node: NodeId) -> Place {
    let Some(address) = document.child(node, "address") else { return Place::Anywhere };
    let attribute = |name: &str| document.attribute(address, name);
    match attribute("type").as_deref() {
        None => return Place::Anywhere,
        Some("usb") => {}
        Some(other) => return Place::Other(other.to_owned()),
    }
    let bus = attribute("bus").and_then(|it| number(&it)).unwrap_or(0);
    let Some(text) = attribute("port") else { return Place::Bus(bus) };
    let path: Option<Vec<u32>> = text.split('.').map(|it| it.parse().ok()).collect();
    match path {
        Some(path) if path[0] == 0 => Place::Bus(bus),
        Some(port) if port.len() <= 4 => Place::Port(UsbAddress { bus, port }),
        _ => Place::Unreadable(text.into_owned()),
    }
}
