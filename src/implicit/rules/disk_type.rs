//! `disk-type`: kind of source and kind of drive of a disk.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "disk-type",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Type of a disk",
    reference: "virDomainDiskDefParseXML, virDomainDiskDefPostParse",
    since: "0.1.0",
    apply,
};

/// *When*: `type` or `device` are missing, or a drive has no `<source>`, not even an empty one.
fn apply(scene: &mut Scene<'_>) {
    for disk in scene.devices("disk") {
        scene.fill(disk, "@type", "file", "A disk without a type is an image file.");
        scene.fill(disk, "@device", "disk", "A disk is a hard disk unless it is written otherwise.");
        if scene.document().child(disk, "source").is_none() {
            let because = "An empty drive has no source, so libvirt counts it among the image files.";
            scene.set(disk, "@type", "file", Origin::Default, because);
        }
    }
}
