//! `panic-isa`: isa is the model of a panic device without one.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "panic-isa",
    title: "Isa is the model of a panic device without one.",
    until: Wording::PanicModel,
    class: Class::Safe,
    reference: "virDomainPanicDefParseXML",
    apply,
};

fn apply(work: &mut Work<'_>) {
    for panic in work.devices("panic") {
        if work.is(panic, "@model", "isa") {
            work.drop_attribute(panic, "model", "isa is what releases before 1.3.0 have.");
        }
    }
}
