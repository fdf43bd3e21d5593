//! `audio-settings`: fixed settings of an audio backend are listed even when none is given.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "audio-settings",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Fixed audio settings",
    reference: "virDomainAudioCommonFormat",
    since: "7.2.0",
    apply,
};

/// *When*: the input or output of an `<audio>` has `fixedSettings='yes'` and no `<settings>`.
fn apply(scene: &mut Scene<'_>) {
    for audio in scene.devices("audio") {
        for direction in ["input", "output"] {
            let Some(node) = scene.document().child(audio, direction) else { continue };
            let lacks = scene.document().child(node, "settings").is_none();
            if lacks && scene.is(node, "@fixedSettings", "yes") {
                let because = "Fixed settings are asked for.";
                scene.add(node, Tree::element("settings"), Origin::Default, because);
            }
        }
    }
}
