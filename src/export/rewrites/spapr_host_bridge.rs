//! `spapr-host-bridge`: the host bridge that a pseries machine has by itself.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "spapr-host-bridge",
    title: "The host bridge that a pseries machine has by itself.",
    until: Wording::SparePciRoot,
    class: Class::Safe,
    reference: "9b45cd8fab",
    apply,
};

/// Only of the first, which every pseries machine has.
fn apply(work: &mut Work<'_>) {
    const REASON: &str =
        "Every pseries machine has this host bridge; releases before 3.6.0 have no name for it.";
    for controller in work.devices("controller") {
        if !work.is(controller, "@model", "pci-root") || !work.is(controller, "@index", "0") {
            continue;
        }
        let name = work.document().child(controller, "model");
        if let Some(model) = name.filter(|it| work.is(*it, "@name", "spapr-pci-host-bridge")) {
            work.drop_alone(model, REASON);
        }
        let target = work.document().child(controller, "target");
        if let Some(target) = target.filter(|it| work.is(*it, "@index", "0")) {
            work.drop_alone(target, REASON);
        }
    }
}
