//! A device on a controller that is not written: libvirt adds it.

use super::{Look, Problem};
use crate::domain::{DriveAddress, VirtioSerialAddress};
use crate::implicit::Origin;
use crate::validate::{Fix, Place, Remedy, Severity};
use crate::xml::NodeId;

/// Only where the text itself names the controller: that a disk without an address gets one goes without saying.
pub(super) fn check(look: Look<'_>, found: &mut Vec<Problem>) {
    let mut told: Vec<NodeId> = Vec::new();
    let refused = |device: NodeId| look.completed.refusals.iter().any(|it| it.node == device);
    for device in look.devices("").filter(|it| !refused(*it)) {
        let Some(address) = look.document.child(device, "address") else { continue };
        let Some((type_, index)) = controller(look, device) else { continue };
        let Some(added) = added(look, type_, index) else { continue };
        if told.contains(&added) {
            continue;
        }
        told.push(added);
        found.push(Problem {
            check: "added-controllers",
            severity: Severity::Note,
            node: address,
            place: Place::of(Some("controller")),
            message: format!("No {type_} controller {index} is written, so libvirt adds it."),
            fixes: vec![Fix {
                label: format!("Write the {type_} controller {index}"),
                remedy: Remedy::MakeExplicit(added),
            }],
        });
    }
}

/// Type and index of the controller that the device's own address names.
fn controller<'a>(look: Look<'a>, device: NodeId) -> Option<(&'a str, u32)> {
    if let Some(at) = VirtioSerialAddress::of(look.document, device) {
        return Some(("virtio-serial", at.controller));
    }
    let at = DriveAddress::of(look.document, device)?;
    let bus = match look.document.name(device) {
        "disk" => look.completed.document.value(device, "target/@bus").unwrap_or_default(),
        _ => "scsi".into(),
    };
    let type_ = ["ide", "sata", "scsi", "fdc"].into_iter().find(|it| *it == bus)?;
    Some((type_, at.controller))
}

/// The controller, if libvirt adds it because of devices. What is a part of the machine goes without saying.
fn added(look: Look<'_>, type_: &str, index: u32) -> Option<NodeId> {
    let completed = &look.completed.document;
    let devices = completed.child(completed.root(), "devices")?;
    let mut controllers = completed.elements_named(devices, "controller");
    let is = |node: &NodeId| {
        completed.attribute_is(*node, "type", type_)
            && completed.attribute_is(*node, "index", &index.to_string())
    };
    let node = controllers.find(is)?;
    let entry = look.completed.ledger.added(node)?;
    (entry.origin == Origin::Demanded).then_some(node)
}
