//! `interface-requirements`: settings that only some kinds of network interfaces have.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "interface-requirements",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Settings of network interfaces",
    reference: "qemuValidateDomainDeviceDefNetwork",
    since: "3.1.0 for the size of packets, 6.1.0 for teams",
    apply,
};

/// Refused: a size of packets (MTU) for an interface that is no TAP device on a bridge, nor vhost-user, and the lasting
/// half of a team that is not virtio.
fn apply(scene: &mut Scene<'_>) {
    for node in scene.devices("interface") {
        let type_ = scene.value(node, "@type").unwrap_or_default().into_owned();
        let fits = matches!(type_.as_str(), "network" | "bridge" | "ethernet" | "vhostuser");
        if let Some(mtu) = scene.document().child(node, "mtu").filter(|_| !fits) {
            scene.refuse(
                mtu,
                format!("The size of packets cannot be chosen for an interface of type {type_}."),
            );
        }
        let model = scene.value(node, "model/@type").unwrap_or_default().into_owned();
        if scene.is(node, "teaming/@type", "persistent") && !model.starts_with("virtio") {
            scene.refuse(
                node,
                format!("The persistent interface of a team is of model virtio, not '{model}'."),
            );
        }
    }
}
