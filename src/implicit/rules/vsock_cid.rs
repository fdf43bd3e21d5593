//! `vsock-cid`: model and context id of a vsock.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "vsock-cid",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Context id of a vsock",
    reference: "qemuDomainVsockDefPostParse, virDomainVsockDefPostParse, virDomainVsockDefValidate",
    since: "4.4.0",
    apply,
};

/// Context ids below this one mean the host and the hypervisor.
const FIRST: u64 = 3;

/// *When*: the model or `cid/@auto` is missing.
///
/// Refused: a context id that no guest can have.
fn apply(scene: &mut Scene<'_>) {
    for vsock in scene.devices("vsock") {
        scene.fill(vsock, "@model", "virtio", "A vsock is always a virtio device.");
        let (auto, because) = match scene.value(vsock, "cid/@address") {
            Some(_) => ("no", "A context id is written, so libvirt chooses none."),
            None => ("yes", "No context id is written, so libvirt chooses one when the guest starts."),
        };
        scene.fill(vsock, "cid/@auto", auto, because);
        if scene.number(vsock, "cid/@address").is_some_and(|it| it < FIRST) {
            scene.refuse(vsock, format!("The context ids of guests begin with {FIRST}."));
        }
    }
}
