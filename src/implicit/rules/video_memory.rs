//! `video-memory`: how much memory a video device has.

use crate::compat::Behaviour;
use crate::domain::number;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "video-memory",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Memory of a video device",
    reference: "virDomainVideoDefPostParse, qemuDomainDeviceVideoDefPostParse",
    since: "0.6.5; rounding 1.2.11; vgamem of qxl 1.2.12",
    apply,
};

/// *When*: the sizes of a model that has any are missing, or not powers of two.
fn apply(scene: &mut Scene<'_>) {
    for video in scene.devices("video") {
        let Some(model) = scene.document().child(video, "model") else { continue };
        let type_ = scene.value(model, "@type").unwrap_or_default().into_owned();
        match &*type_ {
            "qxl" => {
                size(scene, model, "ram", 65536);
                size(scene, model, "vram", 65536);
                if scene.does(Behaviour::FillsQxlVgamem) {
                    size(scene, model, "vgamem", 16384);
                }
            }
            "vga" | "cirrus" | "vmvga" | "bochs" => {
                // 9 MiB, which is no power of two, as long as that did not matter.
                let rounds = scene.does(Behaviour::RoundsVideoMemory);
                size(scene, model, "vram", if rounds { 16384 } else { 9216 });
            }
            "xen" => size(scene, model, "vram", 4096),
            // The others have no use for sizes, but what is written is rounded all the same.
            _ => {
                for name in ["ram", "vram"] {
                    if scene.value(model, &format!("@{name}")).is_some() {
                        size(scene, model, name, 0);
                    }
                }
            }
        }
    }
}

fn size(scene: &mut Scene<'_>, model: NodeId, name: &str, default: u32) {
    let path = format!("@{name}");
    match scene.value(model, &path).and_then(|it| number(&it)).filter(|it| *it != 0) {
        None if default == 0 => scene.drop_attribute(model, name, "This model has no use for a size of 0."),
        None => {
            let because = format!("No {name} is written; this model gets {default} KiB.");
            scene.set(model, &path, &default.to_string(), Origin::Default, because);
        }
        Some(given)
            if !given.is_power_of_two() && name != "vgamem" && scene.does(Behaviour::RoundsVideoMemory) =>
        {
            let rounded = given.next_power_of_two();
            let because = format!("QEMU takes powers of two only, so {given} KiB become {rounded}.");
            scene.set(model, &path, &rounded.to_string(), Origin::Default, because);
        }
        Some(_) => {}
    }
}
