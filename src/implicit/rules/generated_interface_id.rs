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

/// *When*: `<virtualport type='openvswitch'>` has no `interfaceid`, one of type 802.1Qbg no `instanceid`, or one without
/// type, which is that of a network, either of them.
/// *Opting out*: writing it.
fn apply(scene: &mut Scene<'_>) {
    for interface in scene.devices("interface") {
        let Some(port) = scene.document().child(interface, "virtualport") else { continue };
        let ids: &[&str] = match scene.value(port, "@type").as_deref() {
            Some("openvswitch") => &["interfaceid"],
            Some("802.1Qbg") => &["instanceid"],
            None if scene.is(interface, "@type", "network") => &["instanceid", "interfaceid"],
            _ => continue,
        };
        for id in ids {
            let path = format!("parameters/@{id}");
            if scene.value(port, &path).is_none() {
                let because = format!(
                    "No {id} is written, so libvirt makes one up when it defines the domain. The one shown stands \
                     for it."
                );
                let none = "00000000-0000-0000-0000-000000000000";
                scene.set(port, &path, none, Origin::Default, because.clone());
                scene.random(interface, because);
            }
        }
    }
}
