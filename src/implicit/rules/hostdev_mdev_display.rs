//! `hostdev-mdev-display`: a mediated device shows nothing unless it is told to.

use crate::implicit::{Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "hostdev-mdev-display",
    stage: Stage::DevicePostParse,
    title: "Display of a mediated device",
    reference: "qemuDomainHostdevDefPostParse",
    since: "4.6.0",
    apply,
};

/// *When*: a mediated device of model vfio-pci without `display`.
fn apply(scene: &mut Scene<'_>) {
    for hostdev in scene.devices("hostdev") {
        if scene.is(hostdev, "@type", "mdev") && scene.is(hostdev, "@model", "vfio-pci") && scene.since(4, 6, 0) {
            scene.fill(hostdev, "@display", "off", "It is no screen of the guest unless display='on' is written.");
        }
    }
}
