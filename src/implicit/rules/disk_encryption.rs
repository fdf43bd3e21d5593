//! `disk-encryption`: QEMU decrypts an encrypted image unless librbd is told to.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "disk-encryption",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Who decrypts a disk",
    reference: "qemuDomainDeviceDiskDefPostParse",
    since: "8.0.0",
    apply,
};

/// *When*: `<encryption>` of a disk, at any depth of its source, without `engine`.
fn apply(scene: &mut Scene<'_>) {
    if !scene.does(Behaviour::NamesDecryptor) {
        return;
    }
    for disk in scene.devices("disk") {
        for node in scene.document().descendants(disk) {
            if scene.document().name(node) == "encryption" {
                scene.fill(node, "@engine", "qemu", "No engine is written, so QEMU decrypts the image.");
            }
        }
    }
}
