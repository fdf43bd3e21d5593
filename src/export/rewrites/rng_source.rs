//! `rng-source`: random numbers from the device that older releases take them from.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "rng-source",
    title: "Random numbers from the device that older releases take them from.",
    until: Wording::AnyRandomSource,
    class: Class::HostOnly,
    reference: "virDomainRNGDefParseXML",
    apply,
};

/// The guest does not see where they come from; /dev/random may be slower.
fn apply(work: &mut Work<'_>) {
    for rng in work.devices("rng") {
        let Some(backend) = work.document().child(rng, "backend") else { continue };
        let is_urandom = work.document().text(backend).trim() == "/dev/urandom";
        if work.is(backend, "@model", "random") && is_urandom {
            let reason =
                "Releases before 1.3.4 refuse /dev/urandom; /dev/random gives the same, if more slowly.";
            work.set_text(backend, "/dev/random", reason);
        }
    }
}
