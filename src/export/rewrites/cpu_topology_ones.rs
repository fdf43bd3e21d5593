//! `cpu-topology-ones`: one die and one cluster are what a release without them has.

use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::machine::Version;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "cpu-topology-ones",
    title: "One die and one cluster are what a release without them has.",
    until: Version::new(10, 1, 0),
    class: Class::Safe,
    reference: "virCPUDefParseXML",
    apply,
};

/// Dies came with 6.1.0, clusters with 10.1.0; any number but 1 is another topology.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(topology) = document.find(document.root(), "cpu/topology") else { return };
    for (name, since) in [("dies", Version::new(6, 1, 0)), ("clusters", Version::new(10, 1, 0))] {
        if work.libvirt() < since && work.is(topology, &format!("@{name}"), "1") {
            work.needs(since);
            work.drop_attribute(topology, name, &format!("1 is what releases before {since} have."));
        }
    }
}
