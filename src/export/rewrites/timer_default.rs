//! `timer-default`: a timer that says what QEMU does by itself.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "timer-default",
    title: "A timer that says what QEMU does by itself.",
    until: Wording::EveryTimer,
    class: Class::Safe,
    reference: "virDomainTimerDefParseXML",
    apply,
};

/// KVM guests have kvmclock, and no guest has the clock of Hyper-V unless told.
fn apply(work: &mut Work<'_>) {
    const DEFAULTS: [(&str, &str, Wording); 2] =
        [("kvmclock", "yes", Wording::Kvmclock), ("hypervclock", "no", Wording::Hypervclock)];
    let document = work.document();
    let Some(clock) = document.child(document.root(), "clock") else { return };
    for timer in document.elements_named(clock, "timer").collect::<Vec<NodeId>>() {
        for (name, present, wording) in DEFAULTS {
            let is_default = work.is(timer, "@name", name) && work.is(timer, "@present", present);
            if is_default && work.lacks(wording) {
                work.needs(wording.since());
                work.drop(
                    timer,
                    &format!(
                        "Releases before {} refuse {name}; without a word the guest has it so.",
                        wording.since()
                    ),
                );
            }
        }
    }
}
