//! `loader-without-image`: a `<loader>` that leaves the image to a libvirt that chooses it.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "loader-without-image",
    title: "A <loader> that leaves the image to a libvirt that chooses it.",
    until: Wording::LoaderWithoutImage,
    class: Class::Safe,
    reference: "virDomainLoaderDefParseXML, qemuBuildDomainLoaderCommandLine",
    apply,
};

/// Older releases choose none, and take the empty text for the path of an image. What the guest loses with
/// `firmware=` is said there.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(loader) = document.find(document.root(), "os/loader") else { return };
    if document.text(loader).trim().is_empty() {
        work.drop(
            loader,
            "Releases before 5.2.0 choose no firmware, and would take the empty text for its path.",
        );
    }
}
