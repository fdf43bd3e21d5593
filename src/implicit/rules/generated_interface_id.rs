//! `generated-interface-id`: a port of an Open vSwitch bridge or of a VEPA switch has an id.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "generated-interface-id",
    stage: Stage::Parse,
    effect: Effect::TakesFromHost,
    title: "Generated id of a virtual port",
    reference: "virNetDevVPortProfileParse",
    since: "0.9.11",
    apply,
};

/// *When*: `<virtualport type='openvswitch'>` has no `interfaceid`, or one of type 802.1Qbg no `instanceid`.
/// *Opting out*: writing one.
fn apply(scene: &mut Scene<'_>) {
    for interface in scene.devices("interface") {
        let id = match scene.value(interface, "virtualport/@type").as_deref() {
            Some("openvswitch") => "interfaceid",
            Some("802.1Qbg") => "instanceid",
            _ => continue,
        };
        let path = format!("virtualport/parameters/@{id}");
        if scene.value(interface, &path).is_none() {
            let because = format!(
                "No {id} is written, so libvirt makes one up when it defines the domain. The one shown stands \
                 for it."
            );
            scene.set(
                interface,
                &path,
                "00000000-0000-0000-0000-000000000000",
                Origin::Default,
                because.clone(),
            );
            scene.random(interface, because);
        }
    }
}
