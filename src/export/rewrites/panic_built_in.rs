//! `panic-built-in`: the panic device of the firmware comes with the machine.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "panic-built-in",
    title: "The panic device of the firmware comes with the machine.",
    until: Wording::BuiltInPanic,
    class: Class::Safe,
    reference: "230c631917",
    apply,
};

/// Only for the models that a machine has by itself: pseries and s390.
fn apply(work: &mut Work<'_>) {
    for panic in work.devices("panic") {
        if work.is(panic, "@model", "pseries") || work.is(panic, "@model", "s390") {
            work.drop(
                panic,
                "The machine has this panic device anyway; releases before 2.1.0 need not be told.",
            );
        }
    }
}
