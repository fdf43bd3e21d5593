//! `disk-auth-place`: what opens a disk stood beside its source before it stood inside.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "disk-auth-place",
    title: "What opens a disk stood beside its source before it stood inside.",
    until: Wording::AuthInSource,
    class: Class::Safe,
    reference: "virDomainDiskDefParseXML",
    apply,
};

/// 3.9.0 reads both places; older releases only the child of `<disk>`.
fn apply(work: &mut Work<'_>) {
    for disk in work.devices("disk") {
        for name in ["auth", "encryption"] {
            let document = work.document();
            let Some(source) = document.child(disk, "source") else { continue };
            let Some(inside) = document.child(source, name) else { continue };
            if document.child(disk, name).is_some() {
                continue;
            }
            let tree = document.tree(inside);
            let reason = format!("Releases before 3.9.0 read <{name}> beside <source> only.");
            work.put(disk, Some(source), tree, &reason);
            work.drop_alone(inside, &reason);
        }
    }
}
