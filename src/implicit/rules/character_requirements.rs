//! `character-requirements`: what a character device is connected to must be named.

use crate::compat::Behaviour;
use crate::implicit::address::label;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "character-requirements",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Ends of character devices",
    reference: "virDomainChrSourceDefValidate",
    since: "before 7.0.0",
    apply,
};

/// Refused: a file, device, pipe or socket without a path, TCP without host or service, UDP without service, a
/// SPICE port without its name, a null modem with one end alone, or with none where libvirt takes none.
fn apply(scene: &mut Scene<'_>) {
    for list in ["serial", "parallel", "console", "channel", "redirdev"] {
        for device in scene.devices(list) {
            if let Some(part) = missing(scene, list, device) {
                let name = label(scene.document(), device);
                let type_ = scene.value(device, "@type").unwrap_or_default();
                let message =
                    format!("What {name} is connected to is not said: type='{type_}' needs a {part}.");
                scene.refuse(device, message);
            }
        }
    }
}

/// The part of the source that the type of the device needs and that is missing.
fn missing(scene: &Scene<'_>, list: &str, device: NodeId) -> Option<&'static str> {
    let lacks = |mode: Option<&str>, part: &str| {
        let mut sources = scene.document().elements_named(device, "source");
        !sources.any(|it| {
            let fits =
                mode.is_none_or(|mode| scene.value(it, "@mode").map_or(mode == "connect", |it| it == mode));
            fits && scene.value(it, part).is_some_and(|it| !it.is_empty())
        })
    };
    match &*scene.value(device, "@type")? {
        "file" | "dev" | "pipe" if lacks(None, "@path") => Some("path"),
        // A virtio channel gets its path when the guest starts.
        "unix" if !scene.is(device, "target/@type", "virtio") || list != "channel" => {
            lacks(None, "@path").then_some("path")
        }
        "tcp" if lacks(None, "@host") => Some("host"),
        "tcp" if lacks(None, "@service") => Some("service"),
        "udp" if lacks(Some("connect"), "@service") => Some("service to connect to"),
        "spiceport" if lacks(None, "@channel") => Some("channel"),
        "nmdm" => match (lacks(None, "@master"), lacks(None, "@slave")) {
            (false, false) => None,
            (true, true) if scene.does(Behaviour::TakesBareNmdm) => None,
            _ => Some("master and a slave"),
        },
        _ => None,
    }
}
