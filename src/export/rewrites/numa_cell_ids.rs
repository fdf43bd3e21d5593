//! `numa-cell-ids`: ids of NUMA cells go where the order says the same, since releases before 1.2.7 go by order.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "numa-cell-ids",
    title: "Ids of NUMA cells go where the order says the same, since releases before 1.2.7 go by order.",
    until: Wording::NumaCellId,
    class: Class::Safe,
    reference: "virDomainNumaDefCPUParseXML",
    apply,
};

fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(numa) = document.find(document.root(), "cpu/numa") else { return };
    let cells: Vec<NodeId> = document.elements_named(numa, "cell").collect();
    let in_order = cells.iter().enumerate().all(|(at, cell)| work.is(*cell, "@id", &at.to_string()));
    if in_order {
        for cell in cells {
            work.drop_attribute(cell, "id", "The order of the cells says the same.");
        }
    }
}
