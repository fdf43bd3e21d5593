//! `hostdev-mdev-display`: a mediated device shows nothing unless it is told to.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "hostdev-mdev-display",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Display of a mediated device",
    reference: "qemuDomainHostdevDefPostParse",
    since: "4.6.0",
    apply,
};

/// *When*: a mediated device of model vfio-pci without `display`.
fn apply(scene: &mut Scene<'_>) {
    for hostdev in scene.devices("hostdev") {
        if scene.is(hostdev, "@type", "mdev")
            && scene.is(hostdev, "@model", "vfio-pci")
            && scene.does(Behaviour::FillsMdevDisplay)
        {
            scene.fill(
                hostdev,
                "@display",
                "off",
                "It is no screen of the guest unless display='on' is written.",
            );
        }
    }
}
