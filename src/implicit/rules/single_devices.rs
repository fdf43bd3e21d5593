//! `single-devices`: devices of which a guest has no more than one.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "single-devices",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Devices that exist once",
    reference: "virDomainDefParseXML, virDomainDefRejectDuplicatePanics, qemuValidateDomainDeviceDefTPM",
    since: "several watchdogs 9.1.0; one smartcard between 7.0.0 and 9.0.0",
    apply,
};

/// Refused: a second memory balloon, IOMMU, vsock, TPM, NVRAM, redirection filter or smartcard, and a second panic device of one
/// model or watchdog of model itco, and
/// watchdogs that act differently.
fn apply(scene: &mut Scene<'_>) {
    let mut once = vec!["memballoon", "iommu", "vsock", "nvram", "redirfilter"];
    if !scene.does(Behaviour::TakesSeveralWatchdogs) {
        once.push("watchdog");
    }
    if scene.does(Behaviour::RefusesSecondSmartcard) {
        once.push("smartcard");
    }
    let itco = |it: &NodeId| scene.is(*it, "@model", "itco");
    if let Some(second) = scene.devices("watchdog").into_iter().filter(itco).nth(1) {
        scene.refuse(second, "A guest has one watchdog of model itco at most.");
    }
    let action = |it: &NodeId| scene.value(*it, "@action").map(|it| it.into_owned());
    let watchdogs = scene.devices("watchdog");
    let other = watchdogs.iter().find(|it| action(it) != action(&watchdogs[0]));
    if let Some(other) = other {
        scene.refuse(*other, "All watchdogs of a guest have the same action.");
    }
    for name in once {
        if let Some(second) = scene.devices(name).get(1).copied() {
            scene.refuse(second, format!("A guest has one {name} at most."));
        }
    }
    let tpms: Vec<_> =
        scene.devices("tpm").into_iter().filter(|it| !scene.is(*it, "@model", "spapr-tpm-proxy")).collect();
    if let Some(second) = tpms.get(1) {
        scene.refuse(*second, "A guest has one TPM at most.");
    }
    let mut models: Vec<String> = Vec::new();
    for panic in scene.devices("panic") {
        let model = scene.value(panic, "@model").unwrap_or_default().into_owned();
        if models.contains(&model) {
            scene.refuse(panic, format!("A guest has one panic device of model {model} at most."));
        }
        models.push(model);
    }
}
