//! `audio-requirements`: sound goes to an audio backend that is there.

use crate::compat::Behaviour;
use crate::implicit::address::label;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "audio-requirements",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Audio backends",
    reference: "virDomainDefPostParseAudio, virDomainAudioDefValidate, virDomainDefFindAudioByID",
    since: "7.1.0",
    apply,
};

/// Refused: two backends with one id, a sound device that names one that is not there, sound through SPICE
/// without SPICE, and settings that contradict each other.
fn apply(scene: &mut Scene<'_>) {
    if !scene.does(Behaviour::ChecksAudio) {
        return;
    }
    let mut ids: Vec<String> = Vec::new();
    let spice = scene.devices("graphics").iter().any(|it| scene.is(*it, "@type", "spice"));
    for audio in scene.devices("audio") {
        let id = scene.value(audio, "@id").unwrap_or_default().into_owned();
        if ids.contains(&id) {
            scene.refuse(audio, format!("Two <audio> have id='{id}'. Each needs its own."));
        }
        if scene.is(audio, "@type", "spice") && !spice {
            scene.refuse(audio, "Sound cannot go through SPICE without graphics of type spice.");
        }
        ids.push(id);
        for direction in ["input", "output"] {
            let Some(node) = scene.document().child(audio, direction) else { continue };
            let fixed = scene.is(node, "@fixedSettings", "yes");
            if fixed && scene.is(node, "@mixingEngine", "no") {
                scene.refuse(node, format!("Fixed settings of the {direction} need the mixing engine."));
            } else if !fixed && scene.document().child(node, "settings").is_some() {
                scene.refuse(node, format!("The {direction} has settings without fixedSettings='yes'."));
            }
        }
    }
    for sound in scene.devices("sound") {
        let Some(id) = scene.value(sound, "audio/@id").map(|it| it.into_owned()) else { continue };
        if !ids.contains(&id) {
            let name = label(scene.document(), sound);
            scene.refuse(sound, format!("There is no <audio id='{id}'>, which {name} plays through."));
        }
    }
}
