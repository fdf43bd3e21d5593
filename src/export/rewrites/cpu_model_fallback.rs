//! `cpu-model-fallback`: forbid and allow only say whether a start may fail.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "cpu-model-fallback",
    title: "Forbid and allow only say whether a start may fail.",
    until: Wording::CpuFallback,
    class: Class::Safe,
    reference: "a6f88cbd2d",
    apply,
};

fn apply(work: &mut Work<'_>) {
    let document = work.document();
    if let Some(model) = document.find(document.root(), "cpu/model") {
        work.drop_attribute(
            model,
            "fallback",
            "It only says whether a start may fail for lack of the model.",
        );
    }
}
