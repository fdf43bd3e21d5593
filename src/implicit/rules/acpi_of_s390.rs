//! `acpi-of-s390`: a stored IBM Z guest may claim ACPI, which its machine never had.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "acpi-of-s390",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "ACPI of an IBM Z guest",
    reference: "qemuDomainDefACPIPostParse",
    since: "9.2.0",
    apply,
};

/// *When*: a stored configuration of IBM Z has `<acpi/>`. A new one with it is refused.
fn apply(scene: &mut Scene<'_>) {
    if scene.defining() {
        return;
    }
    let acpi = scene.document().find(scene.root(), "features/acpi");
    let Some(acpi) =
        acpi.filter(|_| scene.arch().is_s390() && scene.does(Behaviour::KnowsMachinesWithoutAcpi))
    else {
        return;
    };
    scene.drop(acpi, "IBM Z has no ACPI. Older libvirt took it and did nothing with it.");
    let features = scene.document().child(scene.root(), "features");
    if let Some(features) = features.filter(|it| scene.document().elements(*it).next().is_none()) {
        scene.drop(features, "No feature is left.");
    }
}
