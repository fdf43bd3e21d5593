//! `cpu-mode-custom`: custom is what a release without modes does.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "cpu-mode-custom",
    title: "Custom is what a release without modes does.",
    until: Wording::CpuMode,
    class: Class::Safe,
    reference: "f7dd3a4e62",
    apply,
};

fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(cpu) = document.child(document.root(), "cpu") else { return };
    if work.is(cpu, "@mode", "custom") && document.child(cpu, "model").is_some() {
        work.drop_attribute(cpu, "mode", "custom is what releases before 0.9.10 do with a model.");
    }
}
