//! `firmware-images`: where the images are named, nobody need choose them.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "firmware-images",
    title: "Where the images are named, nobody need choose them.",
    until: Wording::FirmwareBesideImages,
    class: Class::Safe,
    reference: "68ade25372, qemuDomainDefFormatBufInternal",
    apply,
};

/// Older releases skip `firmware=`, and those around 9.0.0 refuse it beside an image.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(os) = document.child(document.root(), "os") else { return };
    let is_named = document.value(os, "loader").is_some_and(|it| !it.trim().is_empty());
    if !is_named || document.attribute(os, "firmware").is_none() {
        return;
    }
    let reason =
        "<loader> and <nvram> name the images that were chosen. See to it that they are there on the target.";
    let wanted = document.elements_named(os, "firmware").collect::<Vec<_>>();
    work.needs(Wording::FirmwareFeatures.since());
    for node in wanted {
        work.drop(node, reason);
    }
    work.needs(Wording::FirmwareChoice.since());
    work.drop_attribute(os, "firmware", reason);
}
