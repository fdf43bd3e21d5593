//! `numatune-auto`: advice of numad is the host's own business.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "numatune-auto",
    title: "Advice of numad is the host's own business.",
    until: Wording::NumatuneAuto,
    class: Class::HostOnly,
    reference: "virDomainNumatuneParseXML",
    apply,
};

/// Without the placement a release wants to hear of which nodes, and nothing says that.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(memory) = document.find(document.root(), "numatune/memory") else { return };
    if work.is(memory, "@placement", "auto") && document.attribute(memory, "nodeset").is_none() {
        work.drop(memory, "Releases before 0.9.12 cannot let numad choose the nodes of the host.");
    }
}
