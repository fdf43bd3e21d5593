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

/// Refused: a `<vlan>` without a `<tag>`, several of them with `trunk='no'`, and any other word there.
/// *When*: `<vlan>` has more than one `<tag>` and no `trunk`, or one and `trunk='no'`, which says nothing.
fn apply(scene: &mut Scene<'_>) {
    for interface in scene.devices("interface") {
        let Some(vlan) = scene.document().child(interface, "vlan") else { continue };
        let tags = scene.document().elements_named(vlan, "tag").count();
        let trunk = scene.value(vlan, "@trunk").map(|it| it.into_owned());
        match trunk.as_deref() {
            _ if tags == 0 => scene.refuse(vlan, "<vlan> says no VLAN: it needs a <tag id='…'/>."),
            None if tags > 1 => scene.fill(vlan, "@trunk", "yes", "Several VLANs share the interface."),
            None | Some("yes") => {}
            Some("no") if tags == 1 => scene.drop_attribute(vlan, "trunk", "One VLAN makes no trunk anyway."),
            Some("no") => {
                scene.refuse(vlan, "Several VLANs on one interface are a trunk; trunk='no' contradicts.")
            }
            Some(other) => {
                let message = format!("trunk='{other}' is neither yes nor no.");
                scene.refuse(vlan, message);
            }
        }
    }
}
