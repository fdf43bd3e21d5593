//! `serial-port`: a serial port of the board in place of one on a bus where the target has none.

use crate::compat::Finding;
use crate::export::offer::{Edit, Kind};
use crate::export::work::Work;

pub(in crate::export) static OFFER: Kind = Kind {
    id: "serial-port",
    title: "A serial port of the board in place of one on a bus where the target has none.",
    notices: "The guest finds the serial port on the board, under another name: ttyS0 in place of ttyUSB0.",
    reference: "virDomainChrSerialTargetType",
    rewrites: true,
    propose,
};

/// Boards of a PC have up to four. The address is of the old bus and goes with it.
fn propose(work: &Work<'_>, finding: &Finding) -> Vec<Vec<Edit>> {
    let (document, target) = (work.document(), finding.node);
    let Some(serial) = document.parent(target).filter(|it| document.name(*it) == "serial") else {
        return Vec::new();
    };
    let is_type = document.name(target) == "target" && finding.attribute.as_deref() == Some("type");
    let is_elsewhere =
        ["pci-serial", "usb-serial"].iter().any(|it| document.attribute_is(target, "type", it));
    if !is_type || !is_elsewhere || !work.machine().arch.is_x86() {
        return Vec::new();
    }
    let gone = [document.child(target, "model"), document.child(serial, "address")];
    let gone = gone.into_iter().flatten().map(Edit::LeaveOut);
    vec![[Edit::Set(target, "type", "isa-serial".to_owned())].into_iter().chain(gone).collect()]
}
