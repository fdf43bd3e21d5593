//! `memory-backing-source`: where the host keeps the memory of the guest.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "memory-backing-source",
    title: "Where the host keeps the memory of the guest.",
    until: Wording::MemoryBackingSource,
    class: Class::HostOnly,
    reference: "virDomainMemorySourceTypeFromString",
    apply,
};

/// memfd is refused by releases that know the others. A device that shares the memory needs it.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(source) = document.find(document.root(), "memoryBacking/source") else { return };
    let shares = |name: &str, path: &str, value: &str| {
        work.devices(name).into_iter().any(|it| work.is(it, path, value))
    };
    let is_needed = shares("filesystem", "driver/@type", "virtiofs")
        || shares("interface", "@type", "vhostuser")
        || shares("disk", "@type", "vhostuser");
    if work.is(source, "@type", "memfd") && !is_needed {
        work.drop(
            source,
            "Releases before 4.10.0 cannot keep it in a memfd; the guest does not see where it is.",
        );
    }
}
