//! `default-ps2-input`: an x86 machine has a PS/2 mouse and keyboard.

use crate::implicit::{Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "default-ps2-input",
    stage: Stage::DriverPostParse,
    title: "PS/2 mouse and keyboard",
    reference: "qemuDomainDefAddImplicitInputDevice",
    since: "mouse with graphics always; keyboard 1.2.2; also without graphics 1.3.2; off switch 10.7.0",
    apply,
};

/// *When*: the machine has an i8042 controller and no such device is written.
/// *Opting out*: `<features><ps2 state='off'/></features>`.
fn apply(scene: &mut Scene<'_>) {
    let off = scene.since(10, 7, 0) && scene.domain().value("features/ps2/@state").is_some_and(|it| it == "off");
    let wanted = scene.since(1, 3, 2) || !scene.devices("graphics").is_empty();
    if off || !wanted || !scene.machine().has_ps2(scene.host()) {
        return;
    }
    for type_ in ["mouse", "keyboard"] {
        let inputs = scene.devices("input");
        // Measured: 9.0.0 knows by now that an input without a bus is on PS/2, 11.3.0 does not.
        let known = !scene.since(9, 1, 0);
        let bus = |it| scene.value(it, "@bus").map_or(known, |bus| bus == "ps2");
        let written = inputs.iter().any(|it| scene.is(*it, "@type", type_) && bus(*it));
        if written || type_ == "keyboard" && !scene.since(1, 2, 2) {
            continue;
        }
        scene.add_device(
            Tree::element("input").with("type", type_).with("bus", "ps2"),
            Origin::BuiltIn,
            format!("An x86 machine has a PS/2 {type_}. It can only be left out by switching PS/2 off."),
        );
    }
}
