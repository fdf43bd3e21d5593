//! `graphics-unseen`: displays that only the host sees.

use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::machine::Version;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "graphics-unseen",
    title: "Displays that only the host sees.",
    until: Version::new(8, 4, 0),
    class: Class::HostOnly,
    reference: "virDomainGraphicsTypeFromString",
    apply,
};

/// egl-headless came with 4.6.0, dbus with 8.4.0; older releases refuse the domain.
fn apply(work: &mut Work<'_>) {
    for graphics in work.devices("graphics") {
        for (kind, since) in [("egl-headless", Version::new(4, 6, 0)), ("dbus", Version::new(8, 4, 0))] {
            if work.libvirt() < since && work.is(graphics, "@type", kind) {
                work.needs(since);
                work.drop(
                    graphics,
                    &format!("Releases before {since} refuse {kind}; the guest sees only its card."),
                );
            }
        }
    }
}
