//! `dynamic-seclabel`: a security label that libvirt makes by itself.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "dynamic-seclabel",
    title: "A security label that libvirt makes by itself.",
    until: Wording::DynamicSeclabel,
    class: Class::Safe,
    reference: "virSecurityLabelDefParseXML",
    apply,
};

/// Without a base of its own it is what a domain without a label gets.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    for label in document.elements_named(document.root(), "seclabel").collect::<Vec<NodeId>>() {
        let is_bare = work.document().elements(label).next().is_none();
        if work.is(label, "@type", "dynamic") && is_bare && !work.is(label, "@relabel", "no") {
            work.drop(label, "The label that the host makes by itself need not be asked for.");
        }
    }
}
