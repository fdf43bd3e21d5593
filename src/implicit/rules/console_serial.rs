//! `console-serial`: a console without a serial port becomes the first serial port.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

// libvirt does it in the generic pass and fills the port in like a written one; here it comes before that.
pub(super) static RULE: Rule = Rule {
    id: "console-serial",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Serial port behind the console",
    reference: "virDomainDefAddConsoleCompat",
    since: "0.6.0",
    apply,
};

/// *When*: the first console is a serial one and there is no `<serial>`.
fn apply(scene: &mut Scene<'_>) {
    let Some(console) = scene.devices("console").first().copied() else { return };
    let target = scene.value(console, "target/@type");
    if target.is_some_and(|it| it != "serial") || !scene.devices("serial").is_empty() {
        return;
    }
    let mut serial = scene.document().tree(console).renamed("serial");
    serial.children.retain(|it| !it.is("target"));
    scene.add_device(
        serial,
        Origin::Demanded,
        "The first console is a serial port, and no serial port is written.",
    );
}
