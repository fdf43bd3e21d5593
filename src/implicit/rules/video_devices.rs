//! `video-devices`: which video devices can stand beside each other.

use crate::compat::Behaviour;
use crate::domain::number;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "video-devices",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Limits of video devices",
    reference: "qemuValidateDomainDeviceDefVideo",
    since: "several heads between 7.0.0 and 9.0.0; the others before 7.0.0",
    apply,
};

/// Refused: a second device that is no QXL or virtio, two primary ones, several heads on a model with one,
/// acceleration and resolution that a model does not have, and video memory of QXL that is no power of two, or of
/// another model.
fn apply(scene: &mut Scene<'_>) {
    for (position, video) in scene.devices("video").into_iter().enumerate() {
        let type_ = scene.value(video, "model/@type").unwrap_or_default().into_owned();
        let multiple = matches!(&*type_, "qxl" | "virtio");
        if position > 0 && !multiple {
            scene.refuse(video, format!("A video device of model {type_} can only be the first one."));
        }
        if position > 0 && scene.is(video, "model/@primary", "yes") {
            scene.refuse(video, "Only one video device can be the primary one.");
        }
        let sizes = ["heads", "ram", "vram64", "vgamem"];
        let sizes =
            sizes.map(|it| (it, scene.value(video, &format!("model/@{it}")).and_then(|it| number(&it))));
        let size = |name: &str| sizes.iter().find(|it| it.0 == name).and_then(|it| it.1);
        if size("heads") != Some(1) && !multiple && type_ != "none" && scene.does(Behaviour::ChecksVideoHeads)
        {
            scene.refuse(video, format!("A video device of model {type_} has one head."));
        } else if size("vgamem").is_some_and(|it| it != 0 && !it.is_power_of_two()) && type_ == "qxl" {
            scene.refuse(video, "The vgamem of a video device of model qxl must be a power of two.");
        }
        if scene.is(video, "model/acceleration/@accel2d", "yes") {
            scene.refuse(video, "QEMU accelerates no drawing in two dimensions.");
        }
        if scene.is(video, "model/acceleration/@accel3d", "yes") && type_ != "virtio" {
            scene.refuse(
                video,
                format!("Only a video device of model virtio draws in three dimensions, not {type_}."),
            );
        }
        let resolution = scene.document().find(video, "model/resolution").is_some();
        if resolution && !matches!(&*type_, "vga" | "qxl" | "virtio" | "bochs") {
            scene.refuse(video, format!("A video device of model {type_} cannot be given a resolution."));
        }
        for name in ["ram", "vram64", "vgamem"] {
            if type_ != "qxl" && size(name).is_some_and(|it| it != 0) {
                scene.refuse(video, format!("Only a video device of model qxl has {name}."));
            }
        }
    }
}
