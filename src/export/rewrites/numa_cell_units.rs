//! `numa-cell-units`: sizes of NUMA cells become plain numbers of KiB, since releases before 1.2.11 read over the unit.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::size::to_kib;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "numa-cell-units",
    title: "Sizes of NUMA cells become plain numbers of KiB, since releases before 1.2.11 read over the unit.",
    until: Wording::NumaCellUnit,
    class: Class::Safe,
    reference: "virCPUNumaDefParseXML",
    apply,
};

const REASON: &str = "Releases before 1.2.11 read over the unit and take the number for KiB.";

fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(numa) = document.find(document.root(), "cpu/numa") else { return };
    let cells: Vec<NodeId> = document.elements_named(numa, "cell").collect();
    for cell in cells {
        let value = |name: &str| work.document().attribute(cell, name).map(|it| it.into_owned());
        let (Some(memory), Some(unit)) = (value("memory"), value("unit")) else { continue };
        if let Some(kib) = to_kib(&memory, &unit) {
            work.set(cell, "memory", &kib.to_string(), REASON);
            work.drop_attribute(cell, "unit", REASON);
        }
    }
}
