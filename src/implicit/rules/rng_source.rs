//! `rng-source`: where a random number generator draws from.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "rng-source",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Source of random numbers",
    reference: "virDomainRNGDefPostParse",
    since: "1.0.3",
    apply,
};

/// *When*: `<backend model='random'/>` without a path.
fn apply(scene: &mut Scene<'_>) {
    for rng in scene.devices("rng") {
        let Some(backend) = scene.document().child(rng, "backend") else { continue };
        if scene.is(backend, "@model", "random") && scene.document().text(backend).trim().is_empty() {
            let because = "No path is written, so the numbers come from the host's /dev/random.";
            scene.set_text(backend, "", "/dev/random", Origin::Default, because);
        }
    }
}
