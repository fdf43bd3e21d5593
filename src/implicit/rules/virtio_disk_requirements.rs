//! `virtio-disk-requirements`: a virtio disk is a device of its own on a bus that has virtio.

use crate::implicit::address::label;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "virtio-disk-requirements",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Addresses of virtio disks",
    reference: "qemuDomainAssignDevicePCISlots",
    since: "0.8.3",
    apply,
};

/// *When*: a disk with `bus='virtio'` has an address of a type such as `drive`.
fn apply(scene: &mut Scene<'_>) {
    for node in scene.devices("disk") {
        let type_ = scene.value(node, "address/@type").filter(|_| scene.is(node, "target/@bus", "virtio"));
        let Some(type_) = type_.filter(|it| !matches!(&**it, "pci" | "ccw" | "virtio-mmio" | "virtio-s390"))
        else {
            continue;
        };
        let name = label(scene.document(), node);
        let message = format!(
            "On bus virtio, as {name} is, an address of type='{type_}' means nothing. Write type='pci' or leave \
             the address out."
        );
        scene.refuse(node, message);
    }
}
