//! `default-cpu`: QEMU's default CPU is left out for releases that do not write it down.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::machine::Accelerator;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "default-cpu",
    title: "QEMU's default CPU is left out for releases that do not write it down.",
    until: Wording::DefaultCpu,
    class: Class::Safe,
    reference: "qemuDomainDefSetDefaultCPU",
    apply,
};

const REASON: &str =
    "Releases before 5.10.0 do not write QEMU's default CPU down, and the guest gets it anyway.";

/// Only exactly as newer releases write it. Naming it to an old release would also make it check the host
/// for every feature that its own list gives the model. Topology and NUMA cells stay.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(cpu) = document.child(document.root(), "cpu").filter(|it| is_default(work, *it)) else { return };
    if document.elements(cpu).count() == 1 {
        work.drop(cpu, REASON);
        return;
    }
    for name in ["mode", "match", "check"] {
        work.drop_attribute(cpu, name, REASON);
    }
    if let Some(model) = work.document().child(cpu, "model") {
        work.drop(model, REASON);
    }
}

fn is_default(work: &Work<'_>, cpu: NodeId) -> bool {
    let document = work.document();
    let accelerator = match document.attribute_is(document.root(), "type", "kvm") {
        true => Accelerator::Kvm,
        false => Accelerator::Tcg,
    };
    let machine = work.machine();
    let qemu = work.host.capabilities(machine.arch);
    let default = qemu.default_cpu(&machine.name, accelerator);
    let plain = ["@mode=custom", "@match=exact", "@check=none", "model/@fallback=forbid"];
    let plain =
        plain.iter().filter_map(|it| it.split_once('=')).all(|(path, value)| work.is(cpu, path, value));
    let features = document.elements(cpu).any(|it| document.name(it) == "feature");
    plain && !features && default.is_some_and(|it| work.is(cpu, "model", it))
}
