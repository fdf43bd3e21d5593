//! `graphics-listen-none`: graphics that nobody can reach, in older words.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "graphics-listen-none",
    title: "Graphics that nobody can reach, in older words.",
    until: Wording::ListenNone,
    class: Class::HostOnly,
    reference: "c34ada0996 (virDomainGraphicsListenDefParseXML)",
    apply,
};

/// SPICE then has no port. VNC always has one, so it listens to this host alone: more may reach it than before.
fn apply(work: &mut Work<'_>) {
    for graphics in work.devices("graphics") {
        let listens = work.document().child(graphics, "listen").filter(|it| work.is(*it, "@type", "none"));
        let Some(listen) = listens else { continue };
        if work.is(graphics, "@type", "spice") {
            let reason = "Releases before 2.0.0 refuse listen type none; without ports nobody can connect.";
            work.drop_alone(listen, reason);
            work.drop_attribute(graphics, "port", reason);
            work.set(graphics, "autoport", "no", reason);
        } else if work.is(graphics, "@type", "vnc") {
            let reason =
                "Releases before 2.0.0 refuse listen type none; now every user of the host can connect.";
            work.drop_alone(listen, reason);
            work.set(graphics, "listen", "127.0.0.1", reason);
        }
    }
}
