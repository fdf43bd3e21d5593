//! `schema-order`: the parts of an element in the order in which libvirt prints them.

use crate::compat::Wording;
use crate::compat::{has_any_order, has_order, last_parts, parts_beside};
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::format::printed_order;
use crate::order;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "schema-order",
    title: "The parts of an element in the order in which libvirt prints them.",
    until: Wording::AnyOrder,
    class: Class::Safe,
    reference: "the schemas, which parsers do not ask",
    apply,
};

const REASON: &str = "Older schemas want its parts in this order; the parser takes any.";

/// The parser takes any order, `virsh edit` and `virt-xml-validate` do not. Where no schema minds, it is enough that
/// what is written out stands in its place.
fn apply(work: &mut Work<'_>) {
    if has_any_order(work.libvirt()) {
        parents(work).into_iter().for_each(|it| as_printed(work, it));
    }
    beside(work);
}

fn as_printed(work: &mut Work<'_>, parent: NodeId) {
    let document = work.document();
    let name = document.name(parent);
    let now: Vec<NodeId> = document.elements(parent).collect();
    let is_as_written = now.iter().all(|it| work.original.contains(*it));
    if is_as_written && !has_order(name, work.libvirt()) {
        return;
    }
    let mut order = printed_order(document, parent);
    order.extend(now.iter().copied().filter(|it| !order.contains(it)).collect::<Vec<_>>());
    let last = last_parts(name, work.libvirt());
    order::by_key(&mut order, |it| {
        last.iter().position(|name| *name == document.name(*it)).map_or(0, |at| at + 1)
    });
    if order != now {
        work.reorder(parent, &order, REASON);
    }
}

/// Moves a part of the domain behind the one that it belongs to, where others stand between them and around them.
fn beside(work: &mut Work<'_>) {
    let document = work.document();
    let root = document.root();
    let Some(([first, second], others)) = parts_beside(work.libvirt()) else { return };
    let mut order: Vec<NodeId> = document.elements(root).collect();
    let place = |name: &str| order.iter().position(|it| document.name(*it) == name);
    let (Some(to), Some(from)) = (place(first), place(second)) else { return };
    let is_between = |at: &usize| (to.min(from)..to.max(from)).contains(at);
    let others = order.iter().enumerate().filter(|it| others.contains(&document.name(*it.1)));
    let (between, around): (Vec<usize>, Vec<usize>) = others.map(|it| it.0).partition(is_between);
    if !between.is_empty() && !around.is_empty() {
        let moved = order.remove(from);
        order.insert(if from < to { to } else { to + 1 }, moved);
        work.reorder(root, &order, REASON);
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
