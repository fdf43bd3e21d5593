//! `clock-adjustment`: a UTC clock that is off by some seconds is a variable one.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "clock-adjustment",
    title: "A UTC clock that is off by some seconds is a variable one.",
    until: Wording::ClockAdjustment,
    class: Class::Safe,
    reference: "virDomainClockDefParse",
    apply,
};

/// So libvirt itself stores it since 0.9.11; before, `adjustment=` is read of variable clocks only, which are UTC ones.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(clock) = document.child(document.root(), "clock") else { return };
    let adjustment = document.attribute(clock, "adjustment").map(|it| it.into_owned());
    let is_number = adjustment.is_some_and(|it| it.parse::<i64>().is_ok());
    if work.is(clock, "@offset", "utc") && is_number {
        work.set(
            clock,
            "offset",
            "variable",
            "Releases before 0.9.11 read adjustment= only of a variable clock.",
        );
    }
}
