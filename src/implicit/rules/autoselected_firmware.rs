//! `autoselected-firmware`: older releases kept little beside `<os firmware='…'>`.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "autoselected-firmware",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Firmware that libvirt chooses",
    reference: "virDomainDefParseBootOptions",
    since: "5.2.0 to 8.5.0; later an image and its variables may be named, too",
    apply,
};

/// *When*: `<os firmware='…'>` is written, and `<loader>` or `<nvram>` with it.
fn apply(scene: &mut Scene<'_>) {
    let Some(os) = scene.document().child(scene.root(), "os") else { return };
    let loader = scene.document().child(os, "loader");
    if scene.does(Behaviour::ReadsImageBesideFirmware) {
        let empty = loader.filter(|it| is_empty(scene, *it));
        if let Some(loader) = empty.filter(|_| scene.value(os, "@firmware").is_some()) {
            scene.drop(loader, "It says nothing of the firmware that libvirt shall choose.");
        }
        return;
    }
    let because = "libvirt before 8.6.0 chooses the firmware alone and does not keep this.";
    let nvram = scene.document().child(os, "nvram");
    let Some(loader) = loader else {
        if let Some(nvram) = nvram {
            scene.drop(nvram, because);
        }
        return;
    };
    if scene.value(os, "@firmware").is_none() || !scene.does(Behaviour::ChoosesFirmware) {
        return;
    }
    for name in ["readonly", "type", "stateless"] {
        scene.drop_attribute(loader, name, because);
    }
    for text in scene.document().children(loader).to_vec() {
        scene.drop(text, because);
    }
    if let Some(nvram) = nvram {
        scene.drop_attribute(nvram, "template", because);
    }
}

fn is_empty(scene: &Scene<'_>, node: NodeId) -> bool {
    scene.document().attributes(node).is_empty() && scene.document().text(node).is_empty()
}
