//! `shared-memory`: devices that another process of the host runs must see the guest's memory.

use crate::compat::Behaviour;
use crate::implicit::address::label;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "shared-memory",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Devices that need shared memory",
    reference: "qemuValidateDomainDefVhostUserMemory, qemuValidateDomainDeviceDefFS",
    since: "virtiofs 6.2.0; vhost-user disks 7.1.0; vhost-user interfaces between 9.0.0 and 11.3.0",
    apply,
};

/// Refused: virtiofs, vhost-user and vDPA disks and vhost-user interfaces while some memory is private.
fn apply(scene: &mut Scene<'_>) {
    if is_shared(scene) || scene.arch().is_s390() {
        return;
    }
    let concerned = |name: &str, path: &str, values: &[&str]| -> Vec<NodeId> {
        let is = |it: &NodeId| scene.value(*it, path).is_some_and(|it| values.contains(&&*it));
        scene.devices(name).into_iter().filter(is).collect()
    };
    let mut devices = concerned("filesystem", "driver/@type", &["virtiofs"]);
    devices.extend(concerned("disk", "@type", &["vhostuser", "vhostvdpa"]));
    if scene.does(Behaviour::ChecksVhostUserMemory) {
        devices.extend(concerned("interface", "@type", &["vhostuser"]));
    }
    for device in devices {
        let name = label(scene.document(), device);
        let message = format!(
            "Another process runs {name}, so the guest's memory must be shared: <access mode='shared'/> in \
             <memoryBacking>."
        );
        scene.refuse(device, message);
    }
}

/// Whether every NUMA cell, or without NUMA the whole guest, has shared memory.
fn is_shared(scene: &Scene<'_>) -> bool {
    let shared = scene.domain().value("memoryBacking/access/@mode").is_some_and(|it| it == "shared");
    let Some(numa) = scene.document().find(scene.root(), "cpu/numa") else { return shared };
    scene.document().elements_named(numa, "cell").all(|cell| match scene.value(cell, "@memAccess") {
        Some(access) => access == "shared",
        None => shared,
    })
}
