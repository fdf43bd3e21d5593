//! `ps2-keyboard`: the PS/2 keyboard that x86 machines have anyway is left out for releases that refuse it.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "ps2-keyboard",
    title: "The PS/2 keyboard that x86 machines have anyway is left out for releases that refuse it.",
    until: Wording::Ps2Keyboard,
    class: Class::Safe,
    reference: "bc18373391",
    apply,
};

fn apply(work: &mut Work<'_>) {
    for input in work.devices("input") {
        let built_in = work.is(input, "@bus", "ps2") || work.is(input, "@bus", "xen");
        if work.is(input, "@type", "keyboard") && built_in {
            work.drop(input, "Releases before 1.2.2 refuse this keyboard; the machine has it anyway.");
        }
    }
}
