//! `graphics-socket`: the socket of VNC, as an attribute.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "graphics-socket",
    title: "The socket of VNC, as an attribute.",
    until: Wording::ListenSocket,
    class: Class::Safe,
    reference: "acc83afe33",
    apply,
};

fn apply(work: &mut Work<'_>) {
    for graphics in work.devices("graphics") {
        let document = work.document();
        let listens = document.child(graphics, "listen").filter(|it| work.is(*it, "@type", "socket"));
        let Some(listen) = listens.filter(|_| work.is(graphics, "@type", "vnc")) else { continue };
        let socket = document.attribute(listen, "socket").map(|it| it.into_owned());
        let reason = "Releases before 2.0.0 refuse listen type socket; the attribute socket says the same.";
        if let Some(socket) = socket {
            work.set(graphics, "socket", &socket, reason);
            work.drop_alone(listen, reason);
        }
    }
}
