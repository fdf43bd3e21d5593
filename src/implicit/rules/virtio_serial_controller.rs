//! `virtio-serial-controller`: virtio channels and consoles need a controller.

use std::collections::HashSet;

use crate::domain::VirtioSerialAddress;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "virtio-serial-controller",
    stage: Stage::GenericPostParse,
    effect: Effect::Decides,
    title: "Controller for channels and consoles",
    reference: "virDomainDefMaybeAddVirtioSerialController",
    since: "0.8.0; for consoles 0.8.3",
    apply,
};

/// *When*: the virtio-serial controller that a channel or console is on, 0 without an address, is not written.
fn apply(scene: &mut Scene<'_>) {
    let mut known: HashSet<_> =
        scene.controllers("virtio-serial").iter().filter_map(|it| it.index()).collect();
    for list in ["channel", "console"] {
        for device in scene.devices(list) {
            if !scene.is(device, "target/@type", "virtio") {
                continue;
            }
            let index = VirtioSerialAddress::of(scene.document(), device).map_or(0, |it| it.controller);
            if !known.insert(index) {
                continue;
            }
            let name = scene.value(device, "target/@name").map(|it| format!(" {it}")).unwrap_or_default();
            scene.add_controller(
                Tree::element("controller").with("type", "virtio-serial").with("index", index.to_string()),
                Origin::Demanded,
                format!("The {list}{name} needs virtio-serial controller {index}, and that is not written."),
            );
        }
    }
}
