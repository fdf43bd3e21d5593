//! `features-default`: a feature that says what QEMU does by itself.

use crate::compat::Known;
use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "features-default",
    title: "A feature that says what QEMU does by itself.",
    until: Wording::EveryFeature,
    class: Class::Safe,
    reference: "virDomainFeaturesDefParse",
    apply,
};

/// Releases refuse a feature that they do not know, so it must go; and it may where it says QEMU's own choice.
fn apply(work: &mut Work<'_>) {
    const DEFAULTS: [(&str, &str, &str); 9] = [
        ("vmport", "state", "on"),
        ("pmu", "state", "on"),
        ("ioapic", "driver", "kvm"),
        ("vmcoreinfo", "state", "off"),
        ("kvm/hidden", "state", "off"),
        ("kvm/hint-dedicated", "state", "off"),
        ("kvm/poll-control", "state", "off"),
        ("kvm/pv-ipi", "state", "on"),
        ("ps2", "state", "on"),
    ];
    for (path, attribute, default) in DEFAULTS {
        let document = work.document();
        let Some(features) = document.child(document.root(), "features") else { return };
        let Some(feature) = document.find(features, path) else { continue };
        let Some(known) = Known::at(&format!("/domain/features/{path}")) else { continue };
        let since = known.since().version;
        if work.libvirt() < since && work.is(feature, &format!("@{attribute}"), default) {
            work.needs(since);
            work.drop(
                feature,
                &format!("Releases before {since} refuse it; {default} is what QEMU does by itself."),
            );
        }
    }
}
