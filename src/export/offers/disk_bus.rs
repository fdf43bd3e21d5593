//! `disk-bus`: another bus for a disk whose bus the target does not have.

use crate::compat::Finding;
use crate::export::offer::{Edit, Kind};
use crate::export::work::Work;

pub(in crate::export) static OFFER: Kind = Kind {
    id: "disk-bus",
    title: "Another bus for a disk whose bus the target does not have.",
    notices: "The guest finds the disk behind another controller under another name; what mounts it by name or boots from it must be told.",
    reference: "virDomainDiskBus",
    rewrites: true,
    propose,
};

/// The address is of the old bus and goes with it.
fn propose(work: &Work<'_>, finding: &Finding) -> Vec<Vec<Edit>> {
    let document = work.document();
    let Some(disk) = document.parent(finding.node).filter(|it| document.name(*it) == "disk") else {
        return Vec::new();
    };
    if document.name(finding.node) != "target" || finding.attribute.as_deref() != Some("bus") {
        return Vec::new();
    }
    let address: Vec<Edit> = document.child(disk, "address").map(Edit::LeaveOut).into_iter().collect();
    let instead = |it: &str| {
        let set = Edit::Set(finding.node, "bus", it.to_owned());
        [set].into_iter().chain(address.clone()).collect()
    };
    ["virtio", "scsi", "ide"].map(instead).into()
}
