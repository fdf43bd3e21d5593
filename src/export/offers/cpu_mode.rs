//! `cpu-mode`: another mode of the CPU in place of one that the target does not have.

use crate::compat::Finding;
use crate::export::offer::{Edit, Kind};
use crate::export::work::Work;

pub(in crate::export) static OFFER: Kind = Kind {
    id: "cpu-mode",
    title: "Another mode of the CPU in place of one that the target does not have.",
    notices: "The guest may find other CPU features: those of the target's host.",
    reference: "virCPUMode, qemuValidateDomainDef",
    rewrites: true,
    propose,
};

/// Under KVM all that the host has is what the greatest CPU comes to.
fn propose(work: &Work<'_>, finding: &Finding) -> Vec<Vec<Edit>> {
    let (document, cpu) = (work.document(), finding.node);
    if document.name(cpu) != "cpu" || !document.attribute_is(cpu, "mode", "maximum") {
        return Vec::new();
    }
    match document.attribute_is(document.root(), "type", "kvm") {
        true => vec![vec![Edit::Set(cpu, "mode", "host-passthrough".to_owned())]],
        false => Vec::new(),
    }
}
