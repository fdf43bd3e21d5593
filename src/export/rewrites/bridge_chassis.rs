//! `bridge-chassis`: a bridge whose chassis has the number of the bridge.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "bridge-chassis",
    title: "A bridge whose chassis has the number of the bridge.",
    until: Wording::ChassisNumber,
    class: Class::Safe,
    reference: "qemuDomainPCIControllerSetDefaultModelName",
    apply,
};

/// So releases that do not read the number choose it.
fn apply(work: &mut Work<'_>) {
    for controller in work.devices("controller") {
        let document = work.document();
        let index = document.attribute(controller, "index").map(|it| it.into_owned()).unwrap_or_default();
        let Some(target) = document.child(controller, "target") else { continue };
        if work.is(controller, "@model", "pci-bridge") && work.is(target, "@chassisNr", &index) {
            work.drop_alone(
                target,
                "Releases before 1.2.19 give the chassis the number of the bridge by themselves.",
            );
        }
    }
}
