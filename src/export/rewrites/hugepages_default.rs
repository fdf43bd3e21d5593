//! `hugepages-default`: huge pages of the host's default size.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "hugepages-default",
    title: "Huge pages of the host's default size.",
    until: Wording::BareHugepages,
    class: Class::HostOnly,
    reference: "virDomainDefParseMemory",
    apply,
};

/// `<hugepages/>` alone was read long before sizes were.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(hugepages) = document.find(document.root(), "memoryBacking/hugepages") else { return };
    for page in document.elements_named(hugepages, "page").collect::<Vec<NodeId>>() {
        work.drop_alone(
            page,
            "Releases before 1.2.7 take huge pages of the host's default size, for all of the memory.",
        );
    }
}
