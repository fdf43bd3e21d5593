//! `cpu-topology-ones`: one die and one cluster are what a release without them has.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "cpu-topology-ones",
    title: "One die and one cluster are what a release without them has.",
    until: Wording::Clusters,
    class: Class::Safe,
    reference: "virCPUDefParseXML",
    apply,
};

/// Dies came with 6.1.0, clusters with 10.1.0; any number but 1 is another topology.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(topology) = document.find(document.root(), "cpu/topology") else { return };
    for (name, wording) in [("dies", Wording::Dies), ("clusters", Wording::Clusters)] {
        if work.lacks(wording) && work.is(topology, &format!("@{name}"), "1") {
            work.needs(wording.since());
            work.drop_attribute(
                topology,
                name,
                &format!("1 is what releases before {} have.", wording.since()),
            );
        }
    }
}
