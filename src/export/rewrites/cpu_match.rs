//! `cpu-match`: what goes with the host's own processor, in a form that older schemas have.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::{NodeId, Tree};

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "cpu-match",
    title: "What goes with the host's own processor, in a form that older schemas have.",
    until: Wording::CpuModeAlone,
    class: Class::Safe,
    reference: "cpu of the schemas of 0.9.11 to 1.2.11, virCPUDefParseXML",
    apply,
};

/// They want `match=` and a model beside a topology or features, which the parser asks for in no such mode.
fn apply(work: &mut Work<'_>) {
    const REASON: &str = "Schemas before 1.2.12 want match= and <model> beside it; where the host's CPU is taken they say nothing.";
    let document = work.document();
    let Some(cpu) = document.child(document.root(), "cpu") else { return };
    let follows_host = work.is(cpu, "@mode", "host-model") || work.is(cpu, "@mode", "host-passthrough");
    let says_more = document.elements(cpu).any(|it| matches!(document.name(it), "topology" | "feature"));
    if work.lacks(Wording::CpuModeInSchema) || !follows_host || !says_more {
        return;
    }
    if document.attribute(cpu, "match").is_none() {
        work.set(cpu, "match", "exact", REASON);
    }
    let model: Option<NodeId> = work.document().child(cpu, "model");
    if model.is_none() {
        work.put(cpu, None, Tree::element("model").with("fallback", "allow"), REASON);
    }
}
