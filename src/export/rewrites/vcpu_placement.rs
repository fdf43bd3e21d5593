//! `vcpu-placement`: static placement is the default.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "vcpu-placement",
    title: "Static placement is the default.",
    until: Wording::VcpuPlacement,
    class: Class::Safe,
    reference: "74e772dd61 (virDomainVcpuParse)",
    apply,
};

fn apply(work: &mut Work<'_>) {
    let Some(vcpu) = work.document().child(work.document().root(), "vcpu") else { return };
    if work.is(vcpu, "@placement", "static") {
        work.drop_attribute(vcpu, "placement", "static is what a release without the attribute does.");
    }
}
