//! `required-parts`: what a device cannot do without.

use crate::implicit::address::label;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "required-parts",
    stage: Stage::Parse,
    effect: Effect::Checks,
    title: "Required parts of devices",
    reference: "virDomainDefParseXML",
    since: "before 7.0.0",
    apply,
};

/// The device, the value of its type where that matters, and what must be written.
const REQUIRED: &[(&str, &str, &str, &str)] = &[
    ("memballoon", "", "", "@model"),
    ("rng", "", "", "@model"),
    ("rng", "backend/@model", "egd", "backend/@type"),
    ("watchdog", "", "", "@model"),
    ("sound", "", "", "@model"),
    ("input", "", "", "@type"),
    ("hub", "", "", "@type"),
    ("graphics", "", "", "@type"),
    ("smartcard", "", "", "@mode"),
    ("shmem", "", "", "@name"),
    ("filesystem", "", "", "target/@dir"),
    ("interface", "@type", "bridge", "source/@bridge"),
    ("interface", "@type", "network", "source/@network"),
    ("interface", "@type", "direct", "source/@dev"),
    ("interface", "@type", "internal", "source/@name"),
    ("interface", "@type", "mcast", "source/@address"),
    ("interface", "@type", "mcast", "source/@port"),
    ("interface", "@type", "client", "source/@address"),
    ("interface", "@type", "client", "source/@port"),
    ("interface", "@type", "server", "source/@port"),
    ("interface", "@type", "udp", "source/@address"),
    ("interface", "@type", "udp", "source/@port"),
    ("interface", "@type", "udp", "source/local/@address"),
    ("interface", "@type", "udp", "source/local/@port"),
    ("input", "@type", "evdev", "source/@dev"),
    ("input", "@type", "passthrough", "source/@evdev"),
    ("hostdev", "", "", "source"),
    ("tpm", "", "", "backend"),
    ("rng", "", "", "backend"),
    ("memory", "", "", "target"),
    ("smartcard", "@mode", "passthrough", "@type"),
    ("channel", "", "", "target/@type"),
];

/// Refused: one of these without the part that libvirt insists on, a codec without a type, OpenGL that
/// is neither enabled nor not, half the name of an assigned USB device, and other than three certificates.
fn apply(scene: &mut Scene<'_>) {
    parts_of_parts(scene);
    assigned_usb(scene);
    certificates(scene);
    for (name, path, value, part) in REQUIRED {
        for device in scene.devices(name) {
            let concerned = path.is_empty() || scene.is(device, path, value);
            let missing = match part.contains('@') {
                true => scene.value(device, part).is_none_or(|it| it.is_empty()),
                false => scene.document().child(device, part).is_none(),
            };
            if concerned && missing {
                let what = label(scene.document(), device);
                let part = match part.rsplit_once("/@") {
                    Some((element, attribute)) => format!("<{element} {attribute}='…'/>"),
                    None if !part.contains('@') => format!("<{part}>"),
                    None => format!("{}='…'", part.trim_start_matches('@')),
                };
                scene.refuse(device, format!("libvirt insists on {part} in {what}."));
            }
        }
    }
}

/// A device on the host's USB is told by bus and device, or by vendor and product.
fn assigned_usb(scene: &mut Scene<'_>) {
    const HALVES: [(&str, &str); 4] = [
        ("source/address", "source/address/@bus"),
        ("source/address", "source/address/@device"),
        ("source/vendor", "source/product"),
        ("source/product", "source/vendor"),
    ];
    for hostdev in scene.devices("hostdev") {
        if !scene.is(hostdev, "@type", "usb") {
            continue;
        }
        let there = |path: &str| match path.contains('@') {
            true => scene.value(hostdev, path).is_some(),
            false => scene.document().find(hostdev, path).is_some(),
        };
        let lacking = HALVES.iter().find(|(one, other)| there(one) && !there(other));
        if let Some((one, other)) = lacking {
            let [one, other] =
                [one, other].map(|it| it.trim_start_matches("source/").replace("address/@", ""));
            scene.refuse(
                hostdev,
                format!("The assigned USB device has <{one}> in its source, and no {other}."),
            );
        }
    }
}

/// `<smartcard mode='host-certificates'>` names as many certificates as a card has.
fn certificates(scene: &mut Scene<'_>) {
    for card in scene.devices("smartcard") {
        let count = scene.document().elements_named(card, "certificate").count();
        if scene.is(card, "@mode", "host-certificates") && count != 3 {
            scene.refuse(card, format!("A smartcard of certificates has three of them, not {count}."));
        }
    }
}

fn parts_of_parts(scene: &mut Scene<'_>) {
    for (name, part, attribute) in [("sound", "codec", "type"), ("graphics", "gl", "enable")] {
        for device in scene.devices(name) {
            let parts: Vec<_> = scene.document().elements_named(device, part).collect();
            let headless = scene.is(device, "@type", "egl-headless");
            for part_node in parts.into_iter().filter(|_| !headless) {
                if scene.document().attribute(part_node, attribute).is_none() {
                    scene.refuse(part_node, format!("<{part}> of <{name}> needs {attribute}='…'."));
                }
            }
        }
    }
}
