//! `default-memballoon`: most machines get a virtio memory balloon unless one is written.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "default-memballoon",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "Default memory balloon",
    reference: "qemuDomainDefAddDefaultDevices",
    since: "0.8.3",
    apply,
};

/// *When*: the machine is one that gets it, and no `<memballoon>` is written.
/// *Opting out*: `<memballoon model='none'/>`.
fn apply(scene: &mut Scene<'_>) {
    if !scene.does(Behaviour::AddsMemballoon)
        || !scene.machine().default_memballoon()
        || !scene.devices("memballoon").is_empty()
    {
        return;
    }
    scene.add_device(
        Tree::element("memballoon").with("model", "virtio"),
        Origin::Default,
        "No <memballoon> is written, so libvirt adds a virtio one. Writing model='none' keeps it from that.",
    );
}
