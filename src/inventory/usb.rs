//! USB buses with their ports and who sits in them.

use serde::Serialize;

use super::device::Device;
use crate::domain::{Controller, UsbAddress};
use crate::xml::Document;

/// One USB bus: all controllers of one index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UsbBus {
    /// The index of its controllers.
    pub index: u32,
    /// Model of the master controller.
    pub model: String,
    /// Ports of the controller, and behind each hub the hub's ports.
    pub ports: Vec<UsbPort>,
}

/// One port of a bus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UsbPort {
    /// `1`, `1.2` …
    pub path: String,
    /// Name of the device in it; `None` where it is free.
    pub device: Option<String>,
}

/// Ports of a hub (`VIR_DOMAIN_USB_HUB_PORTS`).
const HUB_PORTS: u32 = 8;

/// The USB buses of a completed document.
pub fn usb_buses(document: &Document, devices: &[Device]) -> Vec<UsbBus> {
    let mut buses: Vec<UsbBus> = Vec::new();
    for device in devices.iter().filter(|it| document.name(it.node) == "controller") {
        let controller = Controller { document, node: device.node };
        let index = controller.index().unwrap_or(0);
        if controller.type_() != "usb"
            || controller.model() == "none"
            || controller.master_startport().is_some()
        {
            continue;
        }
        let ports =
            (1..=controller.usb_ports()).map(|it| UsbPort { path: it.to_string(), device: None }).collect();
        buses.push(UsbBus { index, model: controller.model().into_owned(), ports });
    }
    let mut seated: Vec<(UsbAddress, &Device)> =
        devices.iter().filter_map(|it| Some((UsbAddress::of(document, it.node)?, it))).collect();
    seated.sort_by(|a, b| (a.0.bus, &a.0.port).cmp(&(b.0.bus, &b.0.port)));
    for (address, device) in seated.iter().filter(|it| !it.0.port.is_empty()) {
        let Some(bus) = buses.iter_mut().find(|it| it.index == address.bus) else { continue };
        let path = address.port_path();
        let Some(at) = bus.ports.iter().position(|it| it.path == path) else { continue };
        bus.ports[at].device = Some(device.name.clone());
        if document.name(device.node) == "hub" {
            let below = (1..=HUB_PORTS).map(|it| UsbPort { path: format!("{path}.{it}"), device: None });
            bus.ports.splice(at + 1..at + 1, below);
        }
    }
    buses
}
