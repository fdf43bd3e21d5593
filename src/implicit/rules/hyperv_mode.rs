//! `hyperv-mode`: Hyper-V enlightenments are those that are listed, unless all of the host's are passed on.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "hyperv-mode",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Hyper-V mode",
    reference: "virDomainFeaturesHyperVDefParse",
    since: "8.0.0; a list beside mode='passthrough' is dropped after 9.0.0",
    apply,
};

/// *When*: `<hyperv>` is written.
/// *Opting out*: `mode='passthrough'`.
fn apply(scene: &mut Scene<'_>) {
    let Some(hyperv) = scene.document().find(scene.root(), "features/hyperv") else { return };
    if !scene.does(Behaviour::PrintsHypervMode) {
        return;
    }
    if scene.value(hyperv, "@mode").is_none() {
        let because = "Without a mode the guest gets the enlightenments that are listed.";
        scene.set(hyperv, "@mode", "custom", Origin::Default, because);
    }
    if scene.is(hyperv, "@mode", "passthrough") && scene.does(Behaviour::DropsHypervListOfPassthrough) {
        let listed: Vec<NodeId> = scene.document().elements(hyperv).collect();
        for enlightenment in listed {
            let because =
                "All enlightenments that the host has are passed on, so a list of some says nothing.";
            scene.drop(enlightenment, because);
        }
    }
}
