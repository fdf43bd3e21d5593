//! `usb-controller`: another USB controller in place of one that the target does not have.

use crate::compat::Finding;
use crate::export::offer::{Edit, Kind};
use crate::export::work::Work;

pub(in crate::export) static OFFER: Kind = Kind {
    id: "usb-controller",
    title: "Another USB controller in place of one that the target does not have.",
    notices: "The guest finds another USB controller at the same place; with a UHCI controller, devices run at USB 1.1 speed.",
    reference: "virDomainControllerModelUSB, qemuValidateDomainDeviceDefControllerUSB",
    rewrites: true,
    propose,
};

/// xHCI for xHCI; where there is no PCI Express, the one that a PC always had, and that releases without USB
/// controllers in the domain start with any guest.
fn propose(work: &Work<'_>, finding: &Finding) -> Vec<Vec<Edit>> {
    let (document, controller) = (work.document(), finding.node);
    let is_usb =
        document.name(controller) == "controller" && document.attribute_is(controller, "type", "usb");
    if is_usb && finding.attribute.as_deref() == Some("type") && work.machine().is_i440fx() {
        return vec![vec![Edit::LeaveOut(controller)]];
    }
    let is_model = is_usb && finding.attribute.as_deref() == Some("model");
    if !is_model {
        return Vec::new();
    }
    let with = |model: &str| Edit::Set(controller, "model", model.to_owned());
    let mut proposals = Vec::new();
    if document.attribute_is(controller, "model", "qemu-xhci") {
        proposals.push(vec![with("nec-xhci")]);
    }
    if work.machine().is_i440fx() {
        proposals.push(vec![with("piix3-uhci"), Edit::Unset(controller, "ports")]);
    }
    if document.attribute_is(controller, "model", "none") {
        proposals = vec![vec![Edit::LeaveOut(controller)]];
    }
    proposals
}
