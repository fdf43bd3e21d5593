//! `vlan-trunk`: an interface with several VLAN tags is a trunk.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "vlan-trunk",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "VLAN trunk",
    reference: "virNetDevVlanParse",
    since: "0.10.0",
    apply,
};

/// *When*: `<vlan>` has more than one `<tag>` and no `trunk`.
fn apply(scene: &mut Scene<'_>) {
    for interface in scene.devices("interface") {
        let Some(vlan) = scene.document().child(interface, "vlan") else { continue };
        if scene.document().elements_named(vlan, "tag").nth(1).is_some() {
            scene.fill(vlan, "@trunk", "yes", "Several VLANs share the interface.");
        }
    }
}
