//! `cpu-mode-of-host`: releases without modes take a CPU that follows the host for QEMU's default one.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "cpu-mode-of-host",
    title: "Releases without modes take a CPU that follows the host for QEMU's default one.",
    until: Wording::CpuMode,
    class: Class::LostGuestChanges,
    reference: "f7dd3a4e62, virCPUDefParseXML",
    apply,
};

/// Without a model such a release refuses features; a topology is fine.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(cpu) = document.child(document.root(), "cpu") else { return };
    let Some(mode) = document.attribute(cpu, "mode").map(|it| it.into_owned()) else { return };
    if mode == "custom" {
        return;
    }
    let reason =
        format!("Releases before 0.9.10 do not read mode='{mode}', so that QEMU takes its default CPU.");
    let parts = |name: &str| document.elements_named(cpu, name).collect::<Vec<NodeId>>();
    let (models, features, topology) = (parts("model"), parts("feature"), parts("topology"));
    if topology.is_empty() {
        return work.drop(cpu, &reason);
    }
    for node in models.into_iter().chain(features) {
        work.drop(node, &reason);
    }
    for name in ["mode", "match", "check", "migratable"] {
        work.drop_attribute(cpu, name, &reason);
    }
}
