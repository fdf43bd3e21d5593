//! `tcp-protocol`: what is spoken over a TCP character device is always written.

use crate::format::Layout;
use crate::implicit::{Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "tcp-protocol",
    stage: Stage::Parse,
    title: "Protocol of a TCP character device",
    reference: "virDomainChrSourceDefParseXML, virDomainChrSourceDefFormat",
    since: "0.7.5",
    apply,
};

/// *When*: a character device of type tcp has no `<protocol type>`.
/// *Opting out*: writing it.
fn apply(scene: &mut Scene<'_>) {
    let layout = Layout::get();
    let document = scene.document();
    let tcp: Vec<NodeId> = layout
        .walk(document)
        .into_iter()
        .filter(|(node, shape)| layout.knows(shape, "protocol") && document.attribute_is(*node, "type", "tcp"))
        .map(|(node, _)| node)
        .collect();
    for node in tcp {
        scene.fill(node, "protocol/@type", "raw", "Unless said otherwise bytes are passed on as they are.");
    }
}
