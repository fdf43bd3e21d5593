//! `disk-cache`: a cache mode that an older release refuses has an older word with the same write cache.

use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::machine::Version;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "disk-cache",
    title: "A cache mode that an older release refuses has an older word with the same write cache.",
    until: Version::new(0, 9, 7),
    class: Class::HostOnly,
    reference: "virDomainDiskCacheTypeFromString",
    apply,
};

/// The guest sees whether there is a write cache: unsafe has one as writeback does, directsync none as writethrough does.
fn apply(work: &mut Work<'_>) {
    const WORDS: [(&str, &str, Version); 2] = [
        ("unsafe", "writeback", Version::new(0, 9, 7)),
        ("directsync", "writethrough", Version::new(0, 9, 5)),
    ];
    for disk in work.devices("disk") {
        let Some(driver) = work.document().child(disk, "driver") else { continue };
        for (new, old, since) in WORDS {
            if work.libvirt() < since && work.is(driver, "@cache", new) {
                work.needs(since);
                let reason = format!(
                    "Releases before {since} refuse {new}; {old} shows the guest the same write cache."
                );
                work.set(driver, "cache", old, &reason);
            }
        }
    }
}
