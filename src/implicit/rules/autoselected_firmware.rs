//! `autoselected-firmware`: older releases kept little beside `<os firmware='…'>`.

use crate::implicit::{Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "autoselected-firmware",
    stage: Stage::Parse,
    title: "Firmware that libvirt chooses",
    reference: "virDomainDefParseBootOptions",
    since: "5.2.0 to 8.5.0; later an image and its variables may be named, too",
    apply,
};

/// *When*: `<os firmware='…'>` is written, and `<loader>` or `<nvram>` with it.
fn apply(scene: &mut Scene<'_>) {
    if !scene.since(5, 2, 0) || scene.since(8, 6, 0) {
        return;
    }
    let Some(os) = scene.document().child(scene.root(), "os") else { return };
    if scene.value(os, "@firmware").is_none() {
        return;
    }
    let because = "libvirt before 8.6.0 chooses the firmware alone and does not keep this.";
    let nvram = scene.document().child(os, "nvram");
    match scene.document().child(os, "loader") {
        Some(loader) => {
            for name in ["readonly", "type", "stateless"] {
                scene.drop_attribute(loader, name, because);
            }
            let path: Vec<_> = scene.document().children(loader).to_vec();
            for text in path {
                scene.drop(text, because);
            }
            if let Some(nvram) = nvram {
                scene.drop_attribute(nvram, "template", because);
            }
        }
        None => {
            if let Some(nvram) = nvram {
                scene.drop(nvram, because);
            }
        }
    }
}
