//! `virtio-options`: of the two that a virtio device has for the guest's IOMMU, both are said or neither.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "virtio-options",
    title: "Of iommu and ats both are said, or neither.",
    until: Wording::SingleVirtioOption,
    class: Class::Safe,
    reference: "virtioOptions of the schemas, virDomainVirtioOptionsParseXML",
    apply,
};

/// The parser takes one alone, the schemas before 5.0.0 do not. Off is what QEMU has where nothing is said.
fn apply(work: &mut Work<'_>) {
    let drivers: Vec<NodeId> = {
        let document = work.document();
        let devices = document.child(document.root(), "devices");
        let devices = devices.into_iter().flat_map(|it| document.elements(it));
        devices.flat_map(|it| document.elements_named(it, "driver")).collect()
    };
    for driver in drivers {
        let document = work.document();
        let missing = match ["iommu", "ats"].map(|it| document.attribute(driver, it).is_some()) {
            [true, false] => "ats",
            [false, true] => "iommu",
            _ => continue,
        };
        work.set(
            driver,
            missing,
            "off",
            "Off is what there is without a word; older schemas want both words or none.",
        );
    }
}
