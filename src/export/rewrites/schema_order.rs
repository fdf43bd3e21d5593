//! `schema-order`: the parts of an element in the order in which libvirt prints them.

use crate::compat::{has_order, last_parts};
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::format::printed_order;
use crate::machine::Version;
use crate::order;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "schema-order",
    title: "The parts of an element in the order in which libvirt prints them.",
    until: Version::new(9, 0, 0),
    class: Class::Safe,
    reference: "the schemas, which parsers do not ask",
    apply,
};

/// The parser takes any order, `virsh edit` and `virt-xml-validate` do not. Where no schema minds, it is enough that
/// what is written out stands in its place.
fn apply(work: &mut Work<'_>) {
    for parent in parents(work) {
        let document = work.document();
        let name = document.name(parent);
        let now: Vec<NodeId> = document.elements(parent).collect();
        let is_as_written = now.iter().all(|it| work.original.contains(*it));
        if is_as_written && !has_order(name, work.libvirt()) {
            continue;
        }
        let mut order = printed_order(document, parent);
        order.extend(now.iter().copied().filter(|it| !order.contains(it)).collect::<Vec<_>>());
        let last = last_parts(name, work.libvirt());
        order::by_key(&mut order, |it| last.iter().position(|name| *name == document.name(*it)).map_or(0, |at| at + 1));
        if order != now {
            work.reorder(parent, &order, "Older schemas want its parts in this order; the parser takes any.");
        }
    }
}

/// The domain, its sections, the devices, and the sources of disks.
fn parents(work: &Work<'_>) -> Vec<NodeId> {
    let document = work.document();
    let root = document.root();
    let sections = document.elements(root).filter(|it| !matches!(document.name(*it), "devices" | "metadata"));
    let devices = document.child(root, "devices").into_iter().flat_map(|it| document.elements(it));
    let disks = work.devices("disk").into_iter().filter_map(|it| document.child(it, "source"));
    let domain = has_order("domain", work.libvirt()).then_some(root);
    domain.into_iter().chain(sections).chain(devices).chain(disks).collect()
}
