//! `input-bus`: another bus for an input device whose bus the target does not have.

use crate::compat::Finding;
use crate::export::offer::{Edit, Kind};
use crate::export::work::Work;

pub(in crate::export) static OFFER: Kind = Kind {
    id: "input-bus",
    title: "Another bus for an input device whose bus the target does not have.",
    notices: "The guest finds the keyboard, mouse or tablet on another bus and needs that driver.",
    reference: "virDomainInputBus, qemuValidateDomainDeviceDefInput",
    rewrites: true,
    propose,
};

/// A USB device has the same events; its address on the old bus goes.
fn propose(work: &Work<'_>, finding: &Finding) -> Vec<Vec<Edit>> {
    let (document, input) = (work.document(), finding.node);
    if document.name(input) != "input" || finding.attribute.as_deref() != Some("bus") {
        return Vec::new();
    }
    let address: Vec<Edit> = document.child(input, "address").map(Edit::LeaveOut).into_iter().collect();
    let usb = Edit::Set(input, "bus", "usb".to_owned());
    vec![[usb].into_iter().chain(address).collect()]
}
