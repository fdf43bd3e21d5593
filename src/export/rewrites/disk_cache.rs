//! `disk-cache`: a cache mode that an older release refuses has an older word with the same write cache.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "disk-cache",
    title: "A cache mode that an older release refuses has an older word with the same write cache.",
    until: Wording::CacheUnsafe,
    class: Class::HostOnly,
    reference: "virDomainDiskCacheTypeFromString",
    apply,
};

/// The guest sees whether there is a write cache: unsafe has one as writeback does, directsync none as writethrough does.
fn apply(work: &mut Work<'_>) {
    const WORDS: [(&str, &str, Wording); 2] = [
        ("unsafe", "writeback", Wording::CacheUnsafe),
        ("directsync", "writethrough", Wording::CacheDirectsync),
    ];
    for disk in work.devices("disk") {
        let Some(driver) = work.document().child(disk, "driver") else { continue };
        for (new, old, wording) in WORDS {
            if work.lacks(wording) && work.is(driver, "@cache", new) {
                work.needs(wording.since());
                let reason = format!(
                    "Releases before {} refuse {new}; {old} shows the guest the same write cache.",
                    wording.since()
                );
                work.set(driver, "cache", old, &reason);
            }
        }
    }
}
