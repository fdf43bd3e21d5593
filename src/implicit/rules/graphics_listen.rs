//! `graphics-listen`: where a display listens is said twice, on `<graphics>` and in `<listen>`.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::{NodeId, Tree};

pub(super) static RULE: Rule = Rule {
    id: "graphics-listen",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Listening of a display",
    reference: "virDomainGraphicsListensDefParseXML, virDomainDefPostParseGraphics",
    since: "0.9.4; sockets, none and an address that is left open 2.0.0",
    apply,
};

/// The attributes `listen` and `socket` are what there was before `<listen>`; libvirt keeps both in step with
/// the first `<listen>`. A SPICE display without any port listens nowhere.
/// *When*: the display is VNC, SPICE or RDP.
fn apply(scene: &mut Scene<'_>) {
    for graphics in scene.devices("graphics") {
        let kind = scene.value(graphics, "@type").unwrap_or_default().into_owned();
        if !matches!(kind.as_str(), "vnc" | "spice" | "rdp") {
            continue;
        }
        let listen = match scene.document().child(graphics, "listen") {
            Some(listen) => listen,
            None if scene.does(Behaviour::AddsListenAlways) || scene.value(graphics, "@listen").is_some() => {
                add(scene, graphics, &kind)
            }
            None => continue,
        };
        if kind == "spice" && without_ports(scene, graphics) && scene.does(Behaviour::AddsListenAlways) {
            nowhere(scene, listen);
        }
        socket_first(scene, graphics, listen, &kind);
        for (type_, outer, inner) in [("address", "listen", "@address"), ("socket", "socket", "@socket")] {
            let here = scene.is(listen, "@type", type_) && (type_ != "socket" || kind == "vnc");
            let outside = scene.value(graphics, &format!("@{outer}")).map(|it| it.into_owned());
            let inside = scene.value(listen, inner).map(|it| it.into_owned());
            if let (Some(outside), Some(inside), true) = (&outside, inside, here)
                && *outside != inside
            {
                let message =
                    format!("{outer}='{outside}' and the first <listen>, which says '{inside}', contradict.");
                scene.refuse(listen, message);
            }
            if let Some(outside) = outside.filter(|it| here && !it.is_empty()) {
                scene.fill(listen, inner, &outside, "It is the same as on <graphics>.");
            }
            match scene.value(listen, inner).map(|it| it.into_owned()) {
                Some(value) if here && !value.is_empty() => {
                    let because = "Older releases read it here.";
                    scene.set(graphics, &format!("@{outer}"), &value, Origin::Default, because);
                }
                _ => scene.drop_attribute(graphics, outer, "It does not go with where the display listens."),
            }
        }
    }
}

fn add(scene: &mut Scene<'_>, graphics: NodeId, kind: &str) -> NodeId {
    let socket = kind == "vnc" && scene.value(graphics, "@socket").is_some();
    let listen = Tree::element("listen").with("type", if socket { "socket" } else { "address" });
    scene.add(graphics, listen, Origin::Default, "libvirt always says where a display listens.")
}

/// A socket that is written on a VNC display goes before an address in its first `<listen>`.
fn socket_first(scene: &mut Scene<'_>, graphics: NodeId, listen: NodeId, kind: &str) {
    let socket = kind == "vnc" && scene.value(graphics, "@socket").is_some_and(|it| !it.is_empty());
    if socket && scene.is(listen, "@type", "address") {
        let because = "The display has a socket, so it listens there.";
        scene.set(listen, "@type", "socket", Origin::Default, because);
        scene.drop_attribute(listen, "address", because);
    }
}

/// Whether a SPICE display is given no port and none is to be found for it.
fn without_ports(scene: &Scene<'_>, graphics: NodeId) -> bool {
    let port = |name| scene.value(graphics, name).unwrap_or("0".into());
    let (port, secure) = (port("@port"), port("@tlsPort"));
    port == "0" && secure == "0" && !scene.is(graphics, "@autoport", "yes")
}

fn nowhere(scene: &mut Scene<'_>, listen: NodeId) {
    if !scene.is(listen, "@type", "address") {
        return;
    }
    let because = "A SPICE display without a port listens nowhere; only libvirt itself can reach it.";
    scene.set(listen, "@type", "none", Origin::Default, because);
    scene.drop_attribute(listen, "address", because);
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::printed_device;

    #[test]
    fn in_step() {
        for (written, stored) in [
            (
                "<graphics type='vnc' port='5901' listen='::1'/>",
                "<graphics type='vnc' port='5901' autoport='no' listen='::1'><listen type='address' address='::1'/>",
            ),
            (
                "<graphics type='vnc' socket='/s' port='5901'/>",
                "<graphics type='vnc' socket='/s'><listen type='socket' socket='/s'/>",
            ),
            (
                "<graphics type='vnc' listen='::1'><listen type='network' network='n' address='::1'/></graphics>",
                "<graphics type='vnc' port='-1' autoport='yes'><listen type='network' network='n'/>",
            ),
            ("<graphics type='spice' listen='::1'/>", "<graphics type='spice'><listen type='none'/>"),
        ] {
            assert_eq!(printed_device("graphics", written), format!("{stored}</graphics>"));
        }
    }
}
