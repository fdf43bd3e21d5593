//! `cpu-check`: the check of the CPU at start is policy, not hardware.

use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::machine::Version;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "cpu-check",
    title: "The check of the CPU at start is policy, not hardware.",
    until: Version::new(3, 2, 0),
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
