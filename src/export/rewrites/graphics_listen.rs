//! `graphics-listen`: the attribute says what the first listen element says.

use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::machine::Version;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "graphics-listen",
    until: Version::new(0, 9, 4),
    class: Class::Safe,
    reference: "699299419b",
    apply,
};

fn apply(work: &mut Work<'_>) {
    for graphics in work.devices("graphics") {
        let document = work.document();
        let listens: Vec<NodeId> = document.elements_named(graphics, "listen").collect();
        let [listen] = listens[..] else { continue };
        if !work.is(listen, "@type", "address") {
            continue;
        }
        let address = document.attribute(listen, "address").map(|it| it.into_owned());
        if let Some(address) = address {
            work.set(graphics, "listen", &address, "Releases before 0.9.4 read the attribute only.");
        }
        work.drop(listen, "The attribute listen says the same.");
    }
}
