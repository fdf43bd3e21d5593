//! `memory-units`: sizes become plain numbers of KiB, since releases before 0.9.11 read over the unit.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::size::to_kib;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "memory-units",
    title: "Sizes become plain numbers of KiB, since releases before 0.9.11 read over the unit.",
    until: Wording::MemoryUnit,
    class: Class::Safe,
    reference: "2e22f23bde, 265457845f (virDomainParseScaledValue)",
    apply,
};

const REASON: &str = "Releases before 0.9.11 read over the unit and take the number for KiB.";

/// Where such sizes stand. The unit came to all of them at once.
const SIZES: [&str; 6] = [
    "memory",
    "currentMemory",
    "memtune/hard_limit",
    "memtune/soft_limit",
    "memtune/min_guarantee",
    "memtune/swap_hard_limit",
];

fn apply(work: &mut Work<'_>) {
    let root = work.document().root();
    for path in SIZES {
        let document = work.document();
        let Some(node) = document.find(root, path) else { continue };
        let Some(unit) = document.attribute(node, "unit").map(|it| it.into_owned()) else { continue };
        if let Some(kib) = to_kib(document.text(node).trim(), &unit) {
            work.set_text(node, &kib.to_string(), REASON);
            work.drop_attribute(node, "unit", REASON);
        }
    }
}
