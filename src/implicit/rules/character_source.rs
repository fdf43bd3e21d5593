//! `character-source`: what is behind a character device that leaves it open.

use crate::implicit::{Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "character-source",
    stage: Stage::Parse,
    title: "Source of a character device",
    reference: "virDomainChrDefParseXML, virDomainChrSourceDefFormat",
    since: "0.4.6",
    apply,
};

/// *When*: `type` is missing, or the protocol on a TCP connection.
fn apply(scene: &mut Scene<'_>) {
    for list in ["serial", "parallel", "console", "channel", "redirdev", "smartcard"] {
        for device in scene.devices(list) {
            if !matches!(list, "redirdev" | "smartcard") {
                scene.fill(device, "@type", "pty", format!("A {list} without a type is a pseudo terminal of the host."));
            }
            protocol(scene, device);
        }
    }
    for rng in scene.devices("rng") {
        if let Some(backend) = scene.document().child(rng, "backend") {
            protocol(scene, backend);
        }
    }
}

fn protocol(scene: &mut Scene<'_>, device: NodeId) {
    if scene.is(device, "@type", "tcp") {
        scene.fill(device, "protocol/@type", "raw", "Nothing but the data itself goes over the connection.");
    }
}
