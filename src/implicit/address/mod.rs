//! Where devices sit: one allocator for each kind of address. They compute; the rules write.

pub mod ccw;
mod label;
mod numbers;
pub mod pci;
pub mod usb;
mod virtio;
pub mod virtio_serial;
pub mod zpci;

use crate::domain::{DEVICE_ORDER, Domain};
use crate::order;
use crate::xml::{Document, NodeId};

pub use label::label;
pub use numbers::Numbers;
pub use virtio::virtio_without_address;

/// All devices in the order in which libvirt visits them (`virDomainDeviceInfoIterateFlags`).
pub fn in_device_order(document: &Document) -> Vec<NodeId> {
    let devices = Domain::of(document).devices();
    let rank = |node: &NodeId| DEVICE_ORDER.iter().position(|it| *it == document.name(*node));
    let all = devices.into_iter().flat_map(|it| document.elements(it));
    let mut ranked: Vec<_> = all.filter_map(|node| Some((rank(&node)?, node))).collect();
    order::by_key(&mut ranked, |it| it.0);
    ranked.into_iter().map(|it| it.1).collect()
}
