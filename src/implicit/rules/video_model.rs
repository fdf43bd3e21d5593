//! `video-model`: model, number of heads and primary mark of a video device.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "video-model",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Model of a video device",
    reference: "qemuDomainDefaultVideoDevice, virDomainDefPostParseVideo",
    since: "primary 1.0.2; also on an added device 1.3.4",
    apply,
};

/// *When*: `model/@type`, `heads` or, on the first device, `primary` are missing.
fn apply(scene: &mut Scene<'_>) {
    for (position, video) in scene.devices("video").into_iter().enumerate() {
        let model = scene.machine().video_model(scene.qemu());
        if let Some(model) = model {
            let because = format!("No model is written; on this machine that means {model}.");
            scene.fill(video, "model/@type", model, because);
        }
        if scene.is(video, "model/@type", "none") {
            if let Some(model) = scene.document().child(video, "model") {
                for name in ["ram", "vram", "vram64", "vgamem", "heads", "primary"] {
                    scene.drop_attribute(model, name, "A video device of model none has no properties.");
                }
            }
            continue;
        }
        scene.fill(video, "model/@heads", "1", "A video device has one head unless more are written.");
        if scene.number(video, "model/@heads") == Some(0)
            && let Some(model) = scene.document().child(video, "model")
        {
            scene.drop_attribute(model, "heads", "No heads are what QEMU's model decides.");
        }
        if scene.is(video, "model/@primary", "no")
            && let Some(model) = scene.document().child(video, "model")
        {
            scene.drop_attribute(model, "primary", "primary='no' is the same as nothing written.");
        }
        if position == 0 && scene.does(Behaviour::MarksPrimaryVideo) {
            let because = "The first video device is the one that shows the boot.";
            scene.set(video, "model/@primary", "yes", Origin::Default, because);
        }
    }
}
