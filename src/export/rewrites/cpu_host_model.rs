//! `cpu-host-model`: a CPU that follows the host becomes the one that the host says it is.

use crate::compat::Wording;
use crate::domain::Domain;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::machine::HostModel;
use crate::xml::{NodeId, Tree};

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "cpu-host-model",
    title: "A CPU that follows the host becomes the one that the host says it is.",
    until: Wording::CpuMode,
    class: Class::Safe,
    reference: "virCPUUpdate, virQEMUCapsFillDomainCPUCaps",
    apply,
};

const REASON: &str = "Releases before 0.9.10 do not read the mode; what it stands for on this host is what its virsh domcapabilities says.";

/// Only where the capabilities of this host were loaded, for this machine and this type of domain. Features that the
/// domain names itself go before those of the host.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(cpu) = document.child(document.root(), "cpu").filter(|it| work.is(*it, "@mode", "host-model"))
    else {
        return;
    };
    let Some(HostModel { model, vendor, features }) = host_model(work) else { return };
    let parts = |name: &str| document.elements_named(cpu, name).collect::<Vec<NodeId>>();
    let (old, vendors, own) = (parts("model"), parts("vendor"), parts("feature"));
    let name = |it: &NodeId| document.attribute(*it, "name").map(|it| it.into_owned());
    let named: Vec<String> = own.iter().filter_map(name).collect();
    for node in old.into_iter().chain(vendors) {
        work.drop(node, REASON);
    }
    work.set(cpu, "mode", "custom", REASON);
    work.set(cpu, "match", "exact", REASON);
    work.put(cpu, None, Tree::element("model").holding(Tree::text(&model)), REASON);
    let mut last = work.document().child(cpu, "model");
    if let Some(vendor) = vendor {
        work.put(cpu, last, Tree::element("vendor").holding(Tree::text(&vendor)), REASON);
        last = work.document().child(cpu, "vendor");
    }
    let behind =
        |it: &NodeId| matches!(work.document().name(*it), "topology" | "cache" | "maxphysaddr" | "feature");
    let mut last = work.document().elements(cpu).rfind(behind).or(last);
    for (policy, name) in features.into_iter().filter(|it| !named.contains(&it.1)) {
        work.put(cpu, last, Tree::element("feature").with("policy", policy).with("name", name), REASON);
        let children: Vec<NodeId> = work.document().elements(cpu).collect();
        let next = children.iter().position(|it| Some(*it) == last).map_or(0, |at| at + 1);
        last = children.get(next).copied().or(last);
    }
}

/// What the host says the CPU of this very guest is.
fn host_model(work: &Work<'_>) -> Option<HostModel> {
    let domain = Domain::of(&work.completed.document);
    let machine = work.machine();
    let type_ = work.document().attribute(work.document().root(), "type")?;
    let told = work.host.profile.domain(machine.arch, &domain.machine()?, &type_)?;
    told.host_model.clone().filter(|_| told.type_ == type_)
}
