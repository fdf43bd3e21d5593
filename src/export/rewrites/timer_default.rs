//! `timer-default`: a timer that says what QEMU does by itself.

use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::machine::Version;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "timer-default",
    title: "A timer that says what QEMU does by itself.",
    until: Version::new(6, 1, 0),
    class: Class::Safe,
    reference: "virDomainTimerDefParseXML",
    apply,
};

/// KVM guests have kvmclock, and no guest has the clock of Hyper-V unless told.
fn apply(work: &mut Work<'_>) {
    const DEFAULTS: [(&str, &str, Version); 2] =
        [("kvmclock", "yes", Version::new(0, 9, 10)), ("hypervclock", "no", Version::new(1, 2, 2))];
    let document = work.document();
    let Some(clock) = document.child(document.root(), "clock") else { return };
    for timer in document.elements_named(clock, "timer").collect::<Vec<NodeId>>() {
        for (name, present, since) in DEFAULTS {
            let is_default = work.is(timer, "@name", name) && work.is(timer, "@present", present);
            if is_default && work.libvirt() < since {
                work.needs(since);
                work.drop(
                    timer,
                    &format!("Releases before {since} refuse {name}; without a word the guest has it so."),
                );
            }
        }
    }
}
