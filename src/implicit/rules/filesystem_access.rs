//! `filesystem-access`: as whom the guest works in a shared directory.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "filesystem-access",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Access mode of a filesystem",
    reference: "virDomainFSDefPostParse",
    since: "0.8.5",
    apply,
};

/// *When*: `accessmode` is missing and no running daemon is named by its socket. Refused: `fmode` or `dmode` in
/// any but the mapped mode.
fn apply(scene: &mut Scene<'_>) {
    for filesystem in scene.devices("filesystem") {
        if scene.value(filesystem, "source/@socket").is_none() {
            let because =
                "No access mode is written, so the guest's users reach the host's files as they are.";
            scene.fill(filesystem, "@accessmode", "passthrough", because);
        }
        let modes = ["@fmode", "@dmode"].iter().any(|it| scene.value(filesystem, it).is_some());
        if modes && !scene.is(filesystem, "@accessmode", "mapped") {
            scene.refuse(filesystem, "Modes of created files can only be given with accessmode='mapped'.");
        }
    }
}
