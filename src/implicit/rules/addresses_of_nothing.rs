//! `addresses-of-nothing`: a device that is written to be absent has no address.

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
    for (name, path) in [("memballoon", "@model"), ("controller", "@model"), ("video", "model/@type")] {
        for node in scene.devices(name) {
            let address = scene.document().child(node, "address");
            if let Some(address) = address.filter(|_| scene.is(node, path, "none")) {
                scene.drop(address, "Model none is no device, so libvirt does not read its address.");
            }
        }
    }
}
