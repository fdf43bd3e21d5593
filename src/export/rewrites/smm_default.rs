//! `smm-default`: system management mode that QEMU turns on by itself.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "smm-default",
    title: "System management mode that QEMU turns on by itself.",
    until: Wording::Smm,
    class: Class::Safe,
    reference: "virDomainFeaturesDefParse, smm of the q35 machine",
    apply,
};

/// QEMU's own choice is on where KVM or TCG can do it. A size of TSEG has no older words.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(smm) = document.find(document.root(), "features/smm") else { return };
    let is_on = document.attribute(smm, "state").is_none() || work.is(smm, "@state", "on");
    if is_on && document.elements(smm).next().is_none() && work.machine().is_q35() {
        work.drop(smm, "Releases before 2.2.0 refuse it; QEMU has it on for this machine by itself.");
    }
}
