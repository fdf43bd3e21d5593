//! Which devices follow the machine's own way of connecting virtio: to the board, to channels, or to PCI.

use crate::domain::Controller;
use crate::xml::{Document, NodeId};

use super::in_device_order;

/// The devices without an address that get one of the machine's kind (`qemuDomainPrimeVirtioDeviceAddresses`), in
/// the order in which libvirt visits devices. `channels`: the kind is ccw, which file systems and vsock have as well.
pub fn virtio_without_address(document: &Document, channels: bool) -> Vec<NodeId> {
    let mut nodes = in_device_order(document);
    nodes.retain(|it| document.child(*it, "address").is_none() && is_virtio(document, *it, channels));
    nodes
}

fn is_virtio(document: &Document, node: NodeId, channels: bool) -> bool {
    let is = |path, value| document.value_is(node, path, value);
    match document.name(node) {
        "disk" => is("target/@bus", "virtio"),
        "interface" => document.value(node, "model/@type").is_some_and(|it| it.starts_with("virtio")),
        "sound" => is("@model", "virtio"),
        "video" => is("model/@type", "virtio"),
        "input" => is("@bus", "virtio"),
        "hostdev" => is("@type", "scsi_host"),
        "memballoon" => !is("@model", "none"),
        "memory" => is("@model", "virtio-mem") || is("@model", "virtio-pmem"),
        "controller" => {
            let type_ = Controller { document, node }.type_();
            type_ == "virtio-serial" || type_ == "scsi"
        }
        "rng" | "crypto" => true,
        "filesystem" | "vsock" => channels,
        _ => false,
    }
}
