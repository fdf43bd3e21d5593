//! `pci-model-name`: the name of a PCI controller that is the only one of its kind.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "pci-model-name",
    title: "The name of a PCI controller that is the only one of its kind.",
    until: Wording::PciModelName,
    class: Class::Safe,
    reference: "qemuDomainPCIControllerSetDefaultModelName",
    apply,
};

/// ioh3420 is the only root port of releases before 3.2.0, so its name need not be said.
fn apply(work: &mut Work<'_>) {
    for controller in work.devices("controller") {
        let Some(model) = work.document().child(controller, "model") else { continue };
        let names = [
            ("pci-bridge", "pci-bridge"),
            ("dmi-to-pci-bridge", "i82801b11-bridge"),
            ("pcie-root-port", "ioh3420"),
        ];
        let alike = names
            .iter()
            .any(|(kind, name)| work.is(controller, "@model", kind) && work.is(model, "@name", name));
        if alike {
            work.drop(model, "It is the only one of its kind in releases before 3.2.0.");
        }
    }
}
