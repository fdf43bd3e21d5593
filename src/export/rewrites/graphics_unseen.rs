//! `graphics-unseen`: displays that only the host sees.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "graphics-unseen",
    title: "Displays that only the host sees.",
    until: Wording::DbusDisplay,
    class: Class::HostOnly,
    reference: "virDomainGraphicsTypeFromString",
    apply,
};

/// egl-headless came with 4.6.0, dbus with 8.4.0; older releases refuse the domain.
fn apply(work: &mut Work<'_>) {
    for graphics in work.devices("graphics") {
        for (kind, wording) in [("egl-headless", Wording::EglHeadless), ("dbus", Wording::DbusDisplay)] {
            if work.lacks(wording) && work.is(graphics, "@type", kind) {
                work.needs(wording.since());
                work.drop(
                    graphics,
                    &format!(
                        "Releases before {} refuse {kind}; the guest sees only its card.",
                        wording.since()
                    ),
                );
            }
        }
    }
}
