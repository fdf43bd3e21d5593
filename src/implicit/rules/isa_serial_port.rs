//! `isa-serial-port`: ISA serial ports written without a number get one.

use crate::compat::Behaviour;
use crate::domain::number;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "isa-serial-port",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "Number of an ISA serial port",
    reference: "qemuDomainDefPostParse, qemuDomainChrIsaSerialPorts",
    since: "between 7.0.0 and 9.0.0; before, as other serial ports",
    apply,
};

/// *When*: `<target type='isa-serial'>` without `port`. There are four such ports, as on any PC.
/// *For*: machines with ISA, which is x86.
fn apply(scene: &mut Scene<'_>) {
    if !scene.does(Behaviour::NumbersSerialPortsAtTheEnd) {
        return;
    }
    let serials = scene.devices("serial").into_iter();
    let ports: Vec<_> = serials.filter(|it| scene.is(*it, "target/@type", "isa-serial")).collect();
    let port = |scene: &Scene<'_>, node| scene.value(node, "target/@port").and_then(|it| number(&it));
    let mut used: Vec<u32> = Vec::new();
    for node in &ports {
        let Some(port) = port(scene, *node) else { continue };
        if port >= 4 {
            scene.refuse(
                *node,
                format!("ISA serial ports are numbered 0 to 3; port='{port}' is none of them."),
            );
        } else if used.contains(&port) {
            scene.refuse(*node, format!("Two ISA serial ports have port='{port}'."));
        }
        used.push(port);
    }
    for node in ports {
        if port(scene, node).is_some() {
            continue;
        }
        match (0..4).find(|it| !used.contains(it)) {
            Some(free) => {
                used.push(free);
                let because = "The lowest number that no other ISA serial port has.";
                scene.set(node, "target/@port", &free.to_string(), Origin::Default, because);
            }
            None => scene.refuse(node, "A machine has no more than four ISA serial ports."),
        }
    }
}
