//! `disk-type`: a disk that does not say where it is kept is kept in a file.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "disk-type",
    title: "A disk that does not say where it is kept is kept in a file.",
    until: Wording::UntypedDisk,
    class: Class::Safe,
    reference: "diskSource of the schema, virDomainDiskDefParseXML",
    apply,
};

fn apply(work: &mut Work<'_>) {
    for disk in work.devices("disk") {
        if work.document().attribute(disk, "type").is_none() {
            work.set(
                disk,
                "type",
                "file",
                "Older schemas want it beside <source>; without it, it is file in every release.",
            );
        }
    }
}
