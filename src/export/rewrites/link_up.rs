//! `link-up`: a cable that is in need not be said to be.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "link-up",
    title: "A cable that is in need not be said to be.",
    until: Wording::LinkUp,
    class: Class::Safe,
    reference: "interface-options of the schemas, virDomainNetDefParseXML",
    apply,
};

/// The parser reads it since 0.9.5, the schema since 1.2.14.
fn apply(work: &mut Work<'_>) {
    for interface in work.devices("interface") {
        let Some(link) = work.document().child(interface, "link") else { continue };
        if work.is(link, "@state", "up") {
            work.drop(
                link,
                "Without a word the link is up in every release, and older schemas have no word.",
            );
        }
    }
}
