//! `backing-store-index`: the layers of a disk, numbered as older schemas want them.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "backing-store-index",
    title: "The layers of a disk, numbered as older schemas want them.",
    until: Wording::UnnumberedLayers,
    class: Class::Safe,
    reference: "backingStore of the schemas of 1.2.4 to 3.8.0",
    apply,
};

/// The parser does not read the number.
fn apply(work: &mut Work<'_>) {
    if work.lacks(Wording::BackingStore) {
        return;
    }
    for disk in work.devices("disk") {
        let mut layer = work.document().child(disk, "backingStore");
        for index in 1.. {
            let Some(node) = layer else { break };
            if work.document().attribute(node, "type").is_some()
                && work.document().attribute(node, "index").is_none()
            {
                work.set(node, "index", &index.to_string(), "Schemas before 3.9.0 want the layers numbered.");
            }
            layer = work.document().child(node, "backingStore");
        }
    }
}
