//! `itco-watchdog`: the watchdog that every q35 has is left out for releases that do not know its name.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "itco-watchdog",
    title: "The watchdog that every q35 has is left out for releases that do not know its name.",
    until: Wording::ItcoWatchdog,
    class: Class::Safe,
    reference: "qemuDomainDefFormatBufInternal",
    apply,
};

/// Only with the action that it has by itself.
fn apply(work: &mut Work<'_>) {
    if !work.machine().is_q35() {
        return;
    }
    for watchdog in work.devices("watchdog") {
        if work.is(watchdog, "@model", "itco") && work.is(watchdog, "@action", "reset") {
            let reason =
                "Releases before 9.1.0 refuse the model itco; every q35 machine has this watchdog anyway.";
            work.drop(watchdog, reason);
        }
    }
}
