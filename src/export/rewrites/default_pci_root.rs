//! `default-pci-root`: the PCI root that the machine has anyway is left out for releases that refuse it.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "default-pci-root",
    title: "The PCI root that the machine has anyway is left out for releases that refuse it.",
    until: Wording::PciRoot,
    class: Class::Safe,
    reference: "df0ebf6b38, 48a3f48ac5, a1745174e9",
    apply,
};

/// Only where it is the sole PCI controller, without a hole size. No such release keeps the alias that a user gave it.
fn apply(work: &mut Work<'_>) {
    let pci = |work: &Work<'_>, it: &NodeId| work.is(*it, "@type", "pci");
    let all: Vec<NodeId> = work.devices("controller").into_iter().filter(|it| pci(work, it)).collect();
    let [controller] = all[..] else { return };
    let document = work.document();
    let plain =
        work.is(controller, "@model", "pci-root") && document.child(controller, "pcihole64").is_none();
    if plain {
        let reason = "Releases before 1.0.5 refuse the PCI controller; the machine has its bus 0 anyway.";
        work.drop(controller, reason);
    }
}
