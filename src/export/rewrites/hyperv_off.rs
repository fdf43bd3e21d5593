//! `hyperv-off`: an enlightenment that is off is one that is not there.

use crate::compat::Known;
use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "hyperv-off",
    title: "An enlightenment that is off is one that is not there.",
    until: Wording::EveryEnlightenment,
    class: Class::Safe,
    reference: "virDomainFeaturesHyperVDefParse",
    apply,
};

/// Only those that the target would refuse.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(hyperv) = document.find(document.root(), "features/hyperv") else { return };
    let known = |name: &str| {
        let place = Known::at("/domain/features/hyperv")?.child(name)?;
        Some(place.since())
    };
    let off: Vec<NodeId> = document.elements(hyperv).filter(|it| work.is(*it, "@state", "off")).collect();
    for node in off {
        let since = known(work.document().name(node));
        if let Some(since) = since.filter(|it| !it.is_met_by(work.libvirt())) {
            work.needs(since.version);
            work.drop(node, "It is off, and a release that does not know it does not have it.");
        }
    }
}
