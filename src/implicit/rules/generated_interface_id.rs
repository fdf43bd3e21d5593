//! `generated-interface-id`: a port of an Open vSwitch bridge has an id.

use crate::implicit::{Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "generated-interface-id",
    stage: Stage::Parse,
    title: "Generated id of an Open vSwitch port",
    reference: "virNetDevVPortProfileParse",
    since: "0.9.11",
    apply,
};

/// *When*: `<virtualport type='openvswitch'>` has no `interfaceid`.
/// *Opting out*: writing one.
fn apply(scene: &mut Scene<'_>) {
    for interface in scene.devices("interface") {
        let lacks = scene.value(interface, "virtualport/parameters/@interfaceid").is_none();
        if lacks && scene.is(interface, "virtualport/@type", "openvswitch") {
            let because = "No interfaceid is written, so libvirt makes one up when it defines the domain. The one \
                           shown stands for it.";
            let path = "virtualport/parameters/@interfaceid";
            scene.set(interface, path, "00000000-0000-0000-0000-000000000000", Origin::Default, because);
            scene.random(interface, because);
        }
    }
}
