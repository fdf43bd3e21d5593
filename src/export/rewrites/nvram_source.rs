//! `nvram-source`: the file of the firmware's variables, as the text of its element.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "nvram-source",
    title: "The file of the firmware's variables, as the text of its element.",
    until: Wording::NvramSource,
    class: Class::Safe,
    reference: "virDomainLoaderDefParseXML",
    apply,
};

/// Only of a local file.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(nvram) = document.find(document.root(), "os/nvram") else { return };
    let Some(source) = document.child(nvram, "source") else { return };
    let Some(file) = document.attribute(source, "file").map(|it| it.into_owned()) else { return };
    let is_local = document.attribute(nvram, "type").is_none() || work.is(nvram, "@type", "file");
    if is_local && document.elements(nvram).count() == 1 && document.elements(source).next().is_none() {
        let reason = "Releases before 8.5.0 read the path as the text of <nvram>.";
        work.drop_alone(source, reason);
        work.drop_attribute(nvram, "type", reason);
        work.set_text(nvram, &file, reason);
    }
}
