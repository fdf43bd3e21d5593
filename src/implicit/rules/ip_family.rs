//! `ip-family`: whether an address is IPv4 or IPv6 is always written.

use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "ip-family",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Family of an IP address",
    reference: "virDomainNetIPParseXML, virDomainNetIPInfoFormat",
    since: "1.2.12",
    apply,
};

/// *When*: an `<ip>` of an interface or of a host device has no `family`.
/// *Opting out*: writing it.
fn apply(scene: &mut Scene<'_>) {
    for name in ["interface", "hostdev"] {
        for device in scene.devices(name) {
            let document = scene.document();
            let holders = document.child(device, "source").into_iter().chain([device]);
            let addresses: Vec<NodeId> = holders.flat_map(|it| document.elements_named(it, "ip")).collect();
            for ip in addresses {
                let v6 = scene.value(ip, "@address").is_some_and(|it| it.contains(':'));
                scene.fill(ip, "@family", if v6 { "ipv6" } else { "ipv4" }, "The address tells the family.");
            }
        }
    }
}
