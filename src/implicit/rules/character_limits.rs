//! `character-limits`: how many serial ports and consoles there can be, and what they are connected to.

use crate::compat::Behaviour;
use crate::domain::number;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "character-limits",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Limits of serial ports and consoles",
    reference: "virDomainDefPostParseCheckISASerial, virDomainChrDefValidate, qemuValidateDomainChrDef",
    since: "second serial console before 7.0.0; the others between 7.0.0 and 9.0.0",
    apply,
};

/// Refused: a fifth ISA serial port, two serial ports with one number, a second serial console, and a SPICE
/// channel without SPICE.
fn apply(scene: &mut Scene<'_>) {
    for console in scene.devices("console").into_iter().skip(1) {
        if scene.is(console, "target/@type", "serial") {
            scene.refuse(console, "Only the first console can be a serial port.");
        }
    }
    if !scene.does(Behaviour::ChecksCharacterDevices) {
        return;
    }
    let mut ports: Vec<u32> = Vec::new();
    for serial in scene.devices("serial") {
        let Some(port) = scene.value(serial, "target/@port").and_then(|it| number(&it)) else { continue };
        if scene.is(serial, "target/@type", "isa-serial") && port > 3 {
            scene.refuse(serial, "A machine has four ISA serial ports, numbered 0 to 3.");
        }
        if ports.contains(&port) {
            scene.refuse(serial, format!("Two serial ports have the number {port}."));
        }
        ports.push(port);
    }
    let spice = scene.devices("graphics").iter().any(|it| scene.is(*it, "@type", "spice"));
    for list in ["serial", "parallel", "console", "channel", "redirdev", "smartcard"] {
        for device in scene.devices(list) {
            if !spice && matches!(scene.value(device, "@type").as_deref(), Some("spicevmc" | "spiceport")) {
                scene.refuse(
                    device,
                    format!("This {list} goes through SPICE, and there are no graphics of type spice."),
                );
            }
        }
    }
}
