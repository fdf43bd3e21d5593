//! `schema-order`: the parts of an element in the order in which libvirt prints them.

use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::format::printed_order;
use crate::machine::Version;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "schema-order",
    title: "The parts of an element in the order in which libvirt prints them.",
    until: Version::new(9, 0, 0),
    class: Class::Safe,
    reference: "the schemas, which parsers do not ask",
    apply,
};

/// The parser takes any order, `virsh edit` and `virt-xml-validate` do not. Where only newer schemas judge, it is
/// enough that what is written out stands in its place.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let root = document.root();
    let sections = document.elements(root).filter(|it| !matches!(document.name(*it), "devices" | "metadata"));
    let devices = document.child(root, "devices").into_iter().flat_map(|it| document.elements(it));
    let parents: Vec<NodeId> = sections.chain(devices).collect();
    for parent in parents {
        let document = work.document();
        let wants_address_first =
            document.name(parent) == "redirdev" && work.libvirt() < Version::new(4, 5, 0);
        let is_strict = work.libvirt() < Version::new(1, 3, 0) || wants_address_first;
        let now: Vec<NodeId> = document.elements(parent).collect();
        if !is_strict && now.iter().all(|it| work.original.contains(*it)) {
            continue;
        }
        let mut order = printed_order(document, parent);
        order.extend(now.iter().copied().filter(|it| !order.contains(it)).collect::<Vec<_>>());
        // The one place where the schema had another order than the printer.
        if wants_address_first {
            order.sort_by_key(|it| document.name(*it) == "boot");
        }
        if order != now {
            work.reorder(parent, &order, "Older schemas want its parts in this order; the parser takes any.");
        }
    }
}
