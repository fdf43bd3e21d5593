//! `cpu-check`: the check of the CPU at start is policy, not hardware.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "cpu-check",
    title: "The check of the CPU at start is policy, not hardware.",
    until: Wording::CpuCheck,
    class: Class::Safe,
    reference: "fcd56ce866",
    apply,
};

fn apply(work: &mut Work<'_>) {
    if let Some(cpu) = work.document().child(work.document().root(), "cpu") {
        let reason = "It only says how the CPU is checked at start. Put it back when going up: 5.3.0 and later compare it.";
        work.drop_attribute(cpu, "check", reason);
    }
}
