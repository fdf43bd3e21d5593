//! `serial-target`: what kind of port a serial device is, and the device behind it.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "serial-target",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Kind of a serial port",
    reference: "qemuDomainChrDefPostParse",
    since: "3.10.0; before, neither is printed",
    apply,
};

/// *When*: `target/@type` or `target/model` are missing. What is written as `isa-serial` is what any serial port used
/// to be called, so libvirt takes it for one without a type.
fn apply(scene: &mut Scene<'_>) {
    if !scene.does(Behaviour::NamesSerialTarget) {
        return;
    }
    for serial in scene.devices("serial") {
        let open = scene.value(serial, "target/@type").is_none_or(|it| it == "isa-serial");
        match scene.machine().serial_target() {
            Some(target) if open => {
                let because =
                    format!("On this machine a serial port is of type {target} unless written otherwise.");
                scene.set(serial, "target/@type", target, Origin::Default, because);
            }
            None if open => {
                if let Some(target) = scene.document().child(serial, "target") {
                    scene.drop_attribute(
                        target,
                        "type",
                        "This machine has no ISA bus, and libvirt knows no other kind.",
                    );
                }
            }
            _ => {}
        }
        let type_ = scene.value(serial, "target/@type").unwrap_or_default().into_owned();
        if let Some(model) = scene.machine().serial_model(&type_)
            && scene.value(serial, "target/model/@name").is_none()
        {
            let because = format!("The device behind a port of type {type_} is {model}.");
            scene.set(serial, "target/model/@name", model, Origin::Default, because);
        }
    }
}
