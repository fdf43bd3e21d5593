//! `default-ps2-input`: an x86 machine has a PS/2 mouse and keyboard.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "default-ps2-input",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "PS/2 mouse and keyboard",
    reference: "qemuDomainDefAddImplicitInputDevice",
    since: "mouse with graphics always; keyboard 1.2.2; also without graphics 1.3.2; off switch 10.7.0",
    apply,
};

/// *When*: the machine has an i8042 controller and no such device is written.
/// *Opting out*: `<features><ps2 state='off'/></features>`.
/// *For*: x86.
fn apply(scene: &mut Scene<'_>) {
    let off = scene.does(Behaviour::ReadsPs2Switch)
        && scene.domain().value("features/ps2/@state").is_some_and(|it| it == "off");
    let wanted = scene.does(Behaviour::AddsPs2WithoutGraphics) || !scene.devices("graphics").is_empty();
    let has_ps2 = match scene.does(Behaviour::AddsPs2ByMachine) {
        true => scene.machine().has_ps2() && scene.has("i8042"),
        false => scene.arch().is_x86(),
    };
    if off || !wanted || !has_ps2 {
        return;
    }
    for type_ in ["mouse", "keyboard"] {
        let inputs = scene.devices("input");
        // It is known by now that an input without a bus is on PS/2, unless libvirt looks earlier.
        let known = !scene.does(Behaviour::AddsPs2ByMachine);
        let bus = |it| scene.value(it, "@bus").map_or(known, |bus| bus == "ps2");
        let written = inputs.iter().any(|it| scene.is(*it, "@type", type_) && bus(*it));
        if written || type_ == "keyboard" && !scene.does(Behaviour::AddsPs2Keyboard) {
            continue;
        }
        scene.add_device(
            Tree::element("input").with("type", type_).with("bus", "ps2"),
            Origin::BuiltIn,
            format!("An x86 machine has a PS/2 {type_}. It can only be left out by switching PS/2 off."),
        );
    }
}
