//! An address that cannot be: another one on the same bus, or none, so that libvirt finds one.

use std::collections::BTreeSet;

use super::{Fix, Look};
use crate::domain::{Controller, PciAddress};
use crate::xml::{Change, Document, Kind, NodeId, close_element, remove_node, set_attribute};

pub(super) fn of(look: Look<'_>, device: NodeId) -> Vec<Fix> {
    let Some(address) = look.document.child(device, "address") else { return Vec::new() };
    let leave_out = Fix::edit(
        "Leave the address out, so that libvirt finds one",
        without(look.document, device, address),
    );
    free_slot(look, device, address).into_iter().chain([leave_out]).collect()
}

/// The address goes; a device that then holds nothing is closed in its own tag.
pub(super) fn without(document: &Document, device: NodeId, address: NodeId) -> Vec<Change> {
    let blank = |it: &NodeId| matches!(document.kind(*it), Kind::Text(raw) if raw.trim().is_empty());
    let alone = document.children(device).iter().all(|it| *it == address || blank(it));
    if alone { close_element(document, device) } else { remove_node(document, address) }
}

/// The lowest free slot of the bus that is written, where that bus has several.
fn free_slot(look: Look<'_>, device: NodeId, address: NodeId) -> Option<Fix> {
    let place = PciAddress::of(look.document, device)?;
    let completed = &look.completed.document;
    let devices = completed.child(completed.root(), "devices")?;
    let mut controllers =
        completed.elements_named(devices, "controller").map(|node| Controller { document: completed, node });
    let bus = controllers.find(|it| it.type_() == "pci" && it.index() == Some(place.bus))?;
    let wide = ["pci-root", "pcie-root", "pci-bridge", "dmi-to-pci-bridge", "pcie-to-pci-bridge"];
    if place.domain != 0 || !wide.contains(&&*bus.model()) {
        return None;
    }
    let taken: BTreeSet<u32> = completed
        .elements(devices)
        .filter_map(|it| PciAddress::of(completed, it))
        .filter(|it| it.bus == place.bus)
        .map(|it| it.slot)
        .collect();
    let slot = (FIRST_FREE..LAST).find(|it| !taken.contains(it))?;
    let slot = format!("0x{slot:02x}");
    let mut changes = set_attribute(look.document, address, "slot", &slot);
    if place.function != 0 {
        changes.extend(set_attribute(look.document, address, "function", "0x0"));
    }
    Some(Fix::edit(format!("Write slot {slot}, which is free"), changes))
}

/// Boards have their own parts in the first and the last slots.
const FIRST_FREE: u32 = 3;
const LAST: u32 = 0x1b;
