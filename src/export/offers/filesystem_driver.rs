//! `filesystem-driver`: 9p in place of virtiofs, which the target does not have.

use crate::compat::Finding;
use crate::export::offer::{Edit, Kind};
use crate::export::work::Work;

pub(in crate::export) static OFFER: Kind = Kind {
    id: "filesystem-driver",
    title: "9p in place of virtiofs, which the target does not have.",
    notices: "The guest finds another device with the same mount tag and must mount it as 9p in place of virtiofs.",
    reference: "virDomainFSDriverType, qemuValidateDomainDeviceDefFS",
    rewrites: true,
    propose,
};

/// What is said of the virtiofs daemon goes with it.
fn propose(work: &Work<'_>, finding: &Finding) -> Vec<Vec<Edit>> {
    let (document, driver) = (work.document(), finding.node);
    let Some(filesystem) = document.parent(driver).filter(|it| document.name(*it) == "filesystem") else {
        return Vec::new();
    };
    if !document.attribute_is(driver, "type", "virtiofs") {
        return Vec::new();
    }
    let binary = document.child(filesystem, "binary").map(Edit::LeaveOut);
    vec![[Edit::LeaveOut(driver)].into_iter().chain(binary).collect()]
}
