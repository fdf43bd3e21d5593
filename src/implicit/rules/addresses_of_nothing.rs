//! `addresses-of-nothing`: a device that is written to be absent has no address, and no other parts.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "addresses-of-nothing",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Addresses of absent devices",
    reference: "virDomainMemballoonDefParseXML, virDomainControllerDefParseXML, virDomainVideoDefClear",
    since: "0.10.0 for USB",
    apply,
};

/// *When*: a memballoon, a USB controller or a video is of model `none`.
fn apply(scene: &mut Scene<'_>) {
    let video = ["address", "driver", "model/acceleration", "model/resolution"];
    let kinds: [(&str, &str, &[&str]); 3] = [
        ("memballoon", "@model", &["address"]),
        ("controller", "@model", &["address"]),
        ("video", "model/@type", &video),
    ];
    for (name, path, parts) in kinds {
        for node in scene.devices(name) {
            for part in parts.iter().filter(|_| scene.is(node, path, "none")).copied().collect::<Vec<_>>() {
                if let Some(part) = scene.document().find(node, part) {
                    scene.drop(
                        part,
                        "Model none is no device, so libvirt does not keep what such a device has.",
                    );
                }
            }
        }
    }
}
