//! `listen-everywhere`: every IPv6 address of the host, in digits that older schemas take.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "listen-everywhere",
    title: "Every IPv6 address of the host, in digits that older schemas take.",
    until: Wording::ListenEverywhere,
    class: Class::HostOnly,
    reference: "ipv6Addr of the schemas, virSocketAddrParse",
    apply,
};

/// `::0` is the address that `::` is.
fn apply(work: &mut Work<'_>) {
    const REASON: &str = "Older schemas do not take :: for an address; ::0 is the same one.";
    for graphics in work.devices("graphics") {
        if work.is(graphics, "@listen", "::") {
            work.set(graphics, "listen", "::0", REASON);
        }
        let listens: Vec<NodeId> = work.document().elements_named(graphics, "listen").collect();
        for listen in listens.into_iter().filter(|it| work.is(*it, "@address", "::")).collect::<Vec<_>>() {
            work.set(listen, "address", "::0", REASON);
        }
    }
}
