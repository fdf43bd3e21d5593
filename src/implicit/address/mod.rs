//! Where devices sit: one allocator for each kind of address. They compute; the rules write.

pub mod ccw;
mod label;
pub mod pci;
pub mod usb;
mod virtio;
pub mod virtio_serial;
pub mod zpci;

use std::collections::HashMap;

use crate::domain::{DEVICE_ORDER, Domain};
use crate::xml::{Document, NodeId};

pub use label::label;
pub use virtio::virtio_without_address;

/// All devices in the order in which libvirt visits them (`virDomainDeviceInfoIterateFlags`).
pub fn in_device_order(document: &Document) -> Vec<NodeId> {
    let mut by_name: HashMap<&str, Vec<NodeId>> = HashMap::new();
    let devices = Domain::of(document).devices();
    for node in devices.into_iter().flat_map(|it| document.elements(it)) {
        by_name.entry(document.name(node)).or_default().push(node);
    }
    DEVICE_ORDER.iter().filter_map(|name| by_name.remove(name)).flatten().collect()
}
