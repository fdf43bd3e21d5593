//! `video-order`: the primary video device is the first of the list.

use crate::implicit::{Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "video-order",
    stage: Stage::Parse,
    title: "Primary video device first",
    reference: "virDomainDefParseXML",
    since: "1.0.2",
    apply,
};

/// *When*: a video device behind another one is written with `primary='yes'`.
fn apply(scene: &mut Scene<'_>) {
    let videos = scene.devices("video");
    let mut order = Vec::new();
    for video in &videos {
        let place = if scene.is(*video, "model/@primary", "yes") { 0 } else { order.len() };
        order.insert(place, *video);
    }
    if order != videos {
        scene.reorder(&order, "The primary video device is the first one.");
    }
}
