//! `graphics-ports`: whether the ports of a display are given or found at each start.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "graphics-ports",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Ports of a display",
    reference: "virDomainGraphicsDefParseXMLVNC, virDomainGraphicsDefParseXMLSpice, virDomainGraphicsDefFormat",
    since: "0.7.5",
    apply,
};

const FOUND: &str = "libvirt finds a free port at each start.";

/// A port that libvirt finds itself is not stored.
/// *When*: the display listens for connections; one on a socket has no ports.
fn apply(scene: &mut Scene<'_>) {
    for graphics in scene.devices("graphics") {
        let kind = scene.value(graphics, "@type").unwrap_or_default().into_owned();
        let listen = scene.value(graphics, "listen/@type").unwrap_or("address".into());
        let has_ports = matches!(&*listen, "address" | "network");
        match kind.as_str() {
            "vnc" | "spice" if !has_ports => {
                for name in ["port", "tlsPort", "autoport", "websocket"] {
                    scene.drop_attribute(
                        graphics,
                        name,
                        "A display that listens to no address has no ports.",
                    );
                }
            }
            "vnc" => vnc(scene, graphics),
            "spice" => spice(scene, graphics),
            "rdp" => rdp(scene, graphics),
            _ => {}
        }
    }
}

fn vnc(scene: &mut Scene<'_>, graphics: NodeId) {
    let port = scene.value(graphics, "@port").map(|it| it.into_owned());
    let wished = scene.value(graphics, "@autoport").map(|it| it == "yes");
    if wished.unwrap_or(port.as_deref().is_none_or(|it| it == "-1")) {
        scene.set(graphics, "@port", "-1", Origin::Default, FOUND);
        scene.set(graphics, "@autoport", "yes", Origin::Default, FOUND);
        return;
    }
    if matches!(port.as_deref(), Some("0" | "-1")) {
        scene.drop_attribute(graphics, "port", "It is no port.");
    }
    scene.fill(graphics, "@autoport", "no", "The port is given.");
}

fn spice(scene: &mut Scene<'_>, graphics: NodeId) {
    let legacy = scene.is(graphics, "@port", "-1") && scene.is(graphics, "@tlsPort", "-1");
    let found = legacy || scene.is(graphics, "@autoport", "yes");
    for name in ["port", "tlsPort"] {
        if found {
            scene.drop_attribute(graphics, name, FOUND);
        } else if scene.is(graphics, &format!("@{name}"), "0") {
            scene.drop_attribute(graphics, name, "It is no port.");
        }
    }
    if found {
        scene.set(graphics, "@autoport", "yes", Origin::Default, FOUND);
    }
    scene.fill(graphics, "@autoport", "no", "The ports are given.");
}

fn rdp(scene: &mut Scene<'_>, graphics: NodeId) {
    let given = scene.value(graphics, "@port").is_some_and(|it| it != "0" && it != "-1");
    if given && !scene.is(graphics, "@autoport", "yes") {
        scene.drop_attribute(graphics, "autoport", "The port is given.");
    } else {
        scene.set(graphics, "@port", "0", Origin::Default, FOUND);
        scene.set(graphics, "@autoport", "yes", Origin::Default, FOUND);
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::printed_device;

    #[test]
    fn given_or_found() {
        for (written, stored) in [
            ("type='vnc'", "type='vnc' port='-1' autoport='yes'"),
            ("type='vnc' port='5901'", "type='vnc' port='5901' autoport='no'"),
            ("type='vnc' port='5901' autoport='yes'", "type='vnc' port='-1' autoport='yes'"),
            ("type='vnc' autoport='no' port='-1'", "type='vnc' autoport='no'"),
            ("type='vnc' port='0'", "type='vnc' autoport='no'"),
            ("type='spice' port='-1' tlsPort='-1'", "type='spice' autoport='yes'"),
            ("type='spice' port='5901'", "type='spice' port='5901' autoport='no'"),
            ("type='spice' port='5901' autoport='yes'", "type='spice' autoport='yes'"),
        ] {
            let text = printed_device("graphics", &format!("<graphics {written}/>"));
            assert_eq!(text, format!("<graphics {stored}><listen type='address'/></graphics>"));
        }
    }
}
