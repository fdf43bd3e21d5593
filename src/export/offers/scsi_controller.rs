//! `scsi-controller`: another SCSI controller in place of one that the target does not have.

use crate::compat::Finding;
use crate::export::offer::{Edit, Kind};
use crate::export::work::Work;

pub(in crate::export) static OFFER: Kind = Kind {
    id: "scsi-controller",
    title: "Another SCSI controller in place of one that the target does not have.",
    notices: "The guest finds its SCSI disks behind another controller and needs that driver before it can boot from them.",
    reference: "virDomainControllerModelSCSI, qemuValidateDomainDeviceDefControllerSCSI",
    rewrites: true,
    propose,
};

/// The LSI 53C895A is the oldest that QEMU emulates on PCI; queues belong to virtio.
fn propose(work: &Work<'_>, finding: &Finding) -> Vec<Vec<Edit>> {
    let (document, controller) = (work.document(), finding.node);
    let is_model = document.name(controller) == "controller" && finding.attribute.as_deref() == Some("model");
    if !is_model || !document.attribute_is(controller, "type", "scsi") {
        return Vec::new();
    }
    let with = |model: &str| Edit::Set(controller, "model", model.to_owned());
    let driver: Vec<Edit> = document.child(controller, "driver").map(Edit::LeaveOut).into_iter().collect();
    ["virtio-scsi", "lsilogic"].map(|it| [with(it)].into_iter().chain(driver.clone()).collect()).into()
}
