//! One record a device, written or implicit.

use serde::Serialize;

use super::describe;
use super::group::Group;
use crate::domain::{DriveAddress, PciAddress, UsbAddress, VirtioSerialAddress};
use crate::implicit::{Completed, Origin};
use crate::xml::{Document, NodeId};

/// A device of the completed domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Device {
    /// Names it across recomputations: the path of a written one, the rule and a number of an implicit one.
    pub key: String,
    /// Where it is listed.
    pub group: Group,
    /// Which picture stands for it.
    pub icon: &'static str,
    /// libvirt's word and what tells it from its like: `Disk vda`, `USB controller 0`.
    pub name: String,
    /// One line: model, what identifies it, what it is joined to.
    pub description: String,
    /// Where it comes from.
    #[serde(serialize_with = "origin")]
    pub origin: Origin,
    /// Where it sits; `None` when it has no address.
    pub address: Option<DeviceAddress>,
    /// The rule that added it; `None` for a written one.
    pub rule: Option<&'static str>,
    /// Why it was added; `None` for a written one.
    pub because: Option<String>,
    /// Why what libvirt does with it is not predicted.
    pub not_predicted: Option<String>,
    /// Its element in the completed document.
    #[serde(skip)]
    pub node: NodeId,
}

/// Where a device sits, in the short form that tools print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeviceAddress {
    /// `pci`, `drive`, `usb` …
    #[serde(rename = "type")]
    pub type_: String,
    /// `03:00.0`, `0:0:0:1`, `port 1.2` …
    pub text: String,
    /// Filled in by libvirt rather than written.
    pub implicit: bool,
}

fn origin<S: serde::Serializer>(origin: &Origin, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(origin.as_str())
}

/// Every device of the completed document, in the order of its lists within each group.
pub fn devices(original: &Document, completed: &Completed) -> Vec<Device> {
    let document = &completed.document;
    let Some(parent) = document.child(document.root(), "devices") else { return Vec::new() };
    let written = original.child(original.root(), "devices");
    let mut paths = written.map(|it| original.paths_of_children(it)).unwrap_or_default();
    let mut seen = std::collections::HashMap::<&'static str, usize>::new();
    let mut counters = describe::Counters::default();
    let mut devices = Vec::new();
    for node in document.elements(parent) {
        let element = document.name(node);
        if element == "emulator" {
            continue;
        }
        let type_ = document.attribute(node, "type").unwrap_or_default();
        let entry = completed.ledger.added(node);
        let key = match entry {
            Some(entry) => {
                let ordinal = seen.entry(entry.rule.id).or_default();
                *ordinal += 1;
                format!("{}:{ordinal}", entry.rule.id)
            }
            None => paths.remove(&node).unwrap_or_else(|| original.path_of(node)),
        };
        let remark = completed.not_predicted.iter().find(|it| it.node == node);
        devices.push(Device {
            key,
            group: Group::of(element, &type_),
            icon: describe::icon(document, node),
            name: describe::name(document, node, &mut counters),
            description: describe::description(document, node),
            origin: entry.map_or(Origin::Written, |it| it.origin),
            address: address(original, document, node),
            rule: entry.map(|it| it.rule.id),
            because: entry.map(|it| it.because.to_string()),
            not_predicted: remark.map(|it| it.message.clone()),
            node,
        });
    }
    devices.sort_by_key(|it| it.group);
    devices
}

/// The device with that key.
pub fn find<'d>(devices: &'d [Device], key: &str) -> Option<&'d Device> {
    devices.iter().find(|it| it.key == key)
}

/// The key of the device that `node`, or something inside it, belongs to.
pub fn key_of(document: &Document, devices: &[Device], node: NodeId) -> Option<String> {
    let mut at = Some(node);
    while let Some(node) = at {
        if let Some(device) = devices.iter().find(|it| it.node == node) {
            return Some(device.key.clone());
        }
        at = document.parent(node);
    }
    None
}

fn address(original: &Document, document: &Document, device: NodeId) -> Option<DeviceAddress> {
    let node = document.child(device, "address")?;
    let type_ = document.attribute(node, "type")?.into_owned();
    let value = |name: &str| document.attribute(node, name).unwrap_or_default();
    let text = match &*type_ {
        "pci" => match PciAddress::of(document, device) {
            Some(address) => address.to_string(),
            None => return None,
        },
        "drive" => DriveAddress::of(document, device)?.to_string(),
        "usb" => {
            let address = UsbAddress::of(document, device)?;
            let bus = if address.bus == 0 { String::new() } else { format!("bus {} ", address.bus) };
            format!("{bus}port {}", address.port_path())
        }
        "virtio-serial" => {
            let address = VirtioSerialAddress::of(document, device)?;
            let on = if address.controller == 0 { String::new() } else { format!("{}:", address.controller) };
            format!("port {on}{}", address.port)
        }
        "ccid" => format!("slot {}", value("slot")),
        "dimm" => format!("slot {}", value("slot")),
        "isa" => format!("I/O {}", value("iobase")),
        "ccw" => format!("{}.{}.{}", value("cssid"), value("ssid"), value("devno")),
        "spapr-vio" => value("reg").into_owned(),
        other => other.to_owned(),
    };
    let written = original.contains(node) && original.is_linked(node);
    // A written <address type='pci'/> without numbers is filled in as well.
    let numbered = written && original.attributes(node).len() > 1;
    Some(DeviceAddress { type_, text, implicit: !numbered })
}
