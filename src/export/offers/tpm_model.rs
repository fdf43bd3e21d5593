//! `tpm-model`: a TPM with the TIS interface in place of one that the target does not have.

use crate::compat::Finding;
use crate::export::offer::{Edit, Kind};
use crate::export::work::Work;

pub(in crate::export) static OFFER: Kind = Kind {
    id: "tpm-model",
    title: "A TPM with the TIS interface in place of one that the target does not have.",
    notices: "The guest finds its TPM behind another interface; what is sealed to it must be looked at again.",
    reference: "virDomainTPMModel, qemuValidateDomainDeviceDefTPM",
    rewrites: true,
    propose,
};

/// TIS is the interface of every TPM of a PC before CRB.
fn propose(work: &Work<'_>, finding: &Finding) -> Vec<Vec<Edit>> {
    let (document, tpm) = (work.document(), finding.node);
    let is_model = document.name(tpm) == "tpm" && finding.attribute.as_deref() == Some("model");
    match is_model && document.attribute_is(tpm, "model", "tpm-crb") {
        true => vec![vec![Edit::Set(tpm, "model", "tpm-tis".to_owned())]],
        false => Vec::new(),
    }
}
