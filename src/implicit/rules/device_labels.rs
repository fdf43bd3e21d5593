//! `device-labels`: security labels of disks and character devices.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "device-labels",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Security labels of devices",
    reference: "virSecurityDeviceLabelDefParseXML",
    since: "0.9.9",
    apply,
};

/// A label that is given is put on the file; without one there is nothing to say.
/// *When*: a `<seclabel>` inside a device has no `relabel`.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    for (node, shape) in scene.shapes().iter().copied() {
        let device = shape.name == "seclabel" && scene.document().parent(node) != Some(root);
        if !device || scene.value(node, "@relabel").is_some() {
            continue;
        }
        if scene.document().child(node, "label").is_some() {
            scene.set(node, "@relabel", "yes", Origin::Default, "A label that is given is put on the file.");
        } else {
            scene.drop(node, "Without a label and without relabel it says nothing.");
        }
    }
}
