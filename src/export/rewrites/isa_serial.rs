//! `isa-serial`: isa-serial is the target of a serial port without one.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "isa-serial",
    title: "Isa-serial is the target of a serial port without one.",
    until: Wording::SerialModel,
    class: Class::Safe,
    reference: "c498a8921e, e3a04455fa",
    apply,
};

/// The type came with 1.0.2, the model with 3.10.0.
fn apply(work: &mut Work<'_>) {
    for serial in work.devices("serial") {
        let Some(target) = work.document().child(serial, "target") else { continue };
        if !work.is(target, "@type", "isa-serial") {
            continue;
        }
        work.needs(Wording::SerialModel.since());
        if let Some(model) = work.document().child(target, "model")
            && work.is(model, "@name", "isa-serial")
        {
            work.drop(model, "It is the only model that isa-serial has in releases before 3.10.0.");
        }
        if work.lacks(Wording::SerialType) {
            work.needs(Wording::SerialType.since());
            work.drop_attribute(target, "type", "isa-serial is what releases before 1.0.2 have.");
        }
    }
}
