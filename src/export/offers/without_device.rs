//! `without-device`: the guest without a device that the target does not have.

use crate::compat::{self, Finding};
use crate::export::offer::{Edit, Kind};
use crate::export::work::Work;

pub(in crate::export) static OFFER: Kind = Kind {
    id: "without-device",
    title: "The guest without a device that the target does not have.",
    notices: "The device is gone from the guest.",
    reference: "virDomainDeviceType, qemuValidateDomainDef",
    rewrites: false,
    propose,
};

/// Devices that a guest boots and runs without.
const DISPENSABLE: [&str; 10] =
    ["crypto", "input", "iommu", "memballoon", "panic", "rng", "sound", "tpm", "vsock", "watchdog"];

/// Only what stands refused: what the target reads over is left out anyway.
fn propose(work: &Work<'_>, finding: &Finding) -> Vec<Vec<Edit>> {
    let document = work.document();
    let devices = document.child(document.root(), "devices");
    let device = std::iter::successors(Some(finding.node), |it| document.parent(*it))
        .find(|it| document.parent(*it).is_some_and(|it| Some(it) == devices));
    let device = device.filter(|it| DISPENSABLE.contains(&document.name(*it)));
    let is_refused = finding.class == compat::Class::Refused;
    device.filter(|_| is_refused).map(|it| vec![vec![Edit::LeaveOut(it)]]).unwrap_or_default()
}
