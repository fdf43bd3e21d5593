//! `graphics-password`: terms of a password are kept only with the password.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "graphics-password",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Password of a display",
    reference: "virDomainGraphicsAuthDefParseXML",
    since: "0.8.6 passwdValidTo; 0.9.3 connected",
    apply,
};

/// *When*: `passwdValidTo` or `connected` are written without `passwd`, as in a stored form, which shows no
/// passwords.
fn apply(scene: &mut Scene<'_>) {
    for graphics in scene.devices("graphics") {
        if scene.value(graphics, "@passwd").is_none() {
            for name in ["passwdValidTo", "connected"] {
                scene.drop_attribute(graphics, name, "It belongs to a password, and none is written.");
            }
        }
    }
}
