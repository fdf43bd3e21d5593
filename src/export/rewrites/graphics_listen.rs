//! `graphics-listen`: the attribute says what the first listen element says.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "graphics-listen",
    title: "The attribute says what the first listen element says.",
    until: Wording::EmptyListen,
    class: Class::Safe,
    reference: "699299419b",
    apply,
};

/// The element came with 0.9.4; one without an address, which says nothing, is no matter to schemas since 2.0.0 only.
fn apply(work: &mut Work<'_>) {
    for graphics in work.devices("graphics") {
        let document = work.document();
        let listens: Vec<NodeId> = document.elements_named(graphics, "listen").collect();
        let [listen] = listens[..] else { continue };
        if !work.is(listen, "@type", "address") {
            continue;
        }
        let address = document.attribute(listen, "address").map(|it| it.into_owned());
        match address {
            None => work.drop_alone(listen, "It names no address, and the host has one for that."),
            Some(address) if work.lacks(Wording::ListenElement) => {
                work.needs(Wording::ListenElement.since());
                work.set(graphics, "listen", &address, "Releases before 0.9.4 read the attribute only.");
                work.drop_alone(listen, "The attribute listen says the same.");
            }
            Some(_) => {}
        }
    }
}
