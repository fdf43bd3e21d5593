//! `platform-serial`: the serial port that the machine has by itself.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "platform-serial",
    title: "The serial port that the machine has by itself.",
    until: Wording::PlatformSerial,
    class: Class::Safe,
    reference: "c498a8921e (qemuDomainDefFormatBufInternal)",
    apply,
};

/// Older releases build it for the plain port, and refuse the words for it. Only of the model that the machine has.
fn apply(work: &mut Work<'_>) {
    for serial in work.devices("serial") {
        let Some(target) = work.document().child(serial, "target") else { continue };
        let kind = ["spapr-vio-serial", "system-serial", "sclp-serial"]
            .into_iter()
            .find(|it| work.is(target, "@type", it));
        let other = |kind: &str| {
            let model = work.document().value(target, "model/@name");
            model.is_some_and(|it| work.machine().serial_model(kind).is_some_and(|own| own != it))
        };
        if kind.is_some_and(|it| !other(it)) {
            let reason = "Releases before 3.10.0 refuse it; a plain port is this one on this machine.";
            if let Some(model) = work.document().child(target, "model") {
                work.drop_alone(model, reason);
            }
            work.drop_attribute(target, "type", reason);
        }
    }
}
