//! `tcp-protocol`: what is spoken over a TCP character device is always written.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "tcp-protocol",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Protocol of a TCP character device",
    reference: "virDomainChrSourceDefParseXML, virDomainChrSourceDefFormat",
    since: "0.7.5",
    apply,
};

/// *When*: a character device of type tcp has no `<protocol type>`.
/// *Opting out*: writing it.
fn apply(scene: &mut Scene<'_>) {
    for name in ["smartcard", "serial", "parallel", "console", "channel", "redirdev", "rng"] {
        for device in scene.devices(name) {
            let holder = if name == "rng" { scene.document().child(device, "backend") } else { Some(device) };
            if let Some(holder) = holder.filter(|it| scene.is(*it, "@type", "tcp")) {
                let because = "Unless said otherwise bytes are passed on as they are.";
                scene.fill(holder, "protocol/@type", "raw", because);
            }
        }
    }
}
