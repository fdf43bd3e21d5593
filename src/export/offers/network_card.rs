//! `network-card`: another network card in place of one that the target does not have.

use crate::compat::Finding;
use crate::export::offer::{Edit, Kind};
use crate::export::work::Work;

pub(in crate::export) static OFFER: Kind = Kind {
    id: "network-card",
    title: "Another network card in place of one that the target does not have.",
    notices: "The guest finds another network card with the same MAC address; the interface may get another name and needs another driver.",
    reference: "qemuBuildNicDevProps",
    rewrites: true,
    propose,
};

/// Of its own family first, then the cards that every QEMU of a PC has.
fn propose(work: &Work<'_>, finding: &Finding) -> Vec<Vec<Edit>> {
    let document = work.document();
    let is_model = document.name(finding.node) == "model" && finding.attribute.as_deref() == Some("type");
    if !is_model || document.parent(finding.node).is_none_or(|it| document.name(it) != "interface") {
        return Vec::new();
    }
    let model = document.attribute(finding.node, "type").unwrap_or_default();
    let instead: &[&str] = match &*model {
        "igb" => &["e1000e", "e1000"],
        "virtio-transitional" | "virtio-non-transitional" => &["virtio"],
        "vmxnet3" | "e1000e" | "e1000-82544gc" | "e1000-82545em" => &["e1000"],
        _ => &[],
    };
    instead.iter().map(|it| vec![Edit::Set(finding.node, "type", (*it).to_owned())]).collect()
}
