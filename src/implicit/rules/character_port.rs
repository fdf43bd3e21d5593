//! `character-port`: serial and parallel ports without a number get the next one, consoles their position.

use crate::compat::Behaviour;
use crate::domain::number;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "character-port",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Number of a serial or parallel port",
    reference: "virDomainChrDefPostParse, virDomainChrDefParseXML",
    since: "0.4.6",
    apply,
};

/// *When*: `target/@port` is missing. A number written on a console means nothing.
fn apply(scene: &mut Scene<'_>) {
    for list in ["serial", "parallel"] {
        let devices = scene.devices(list);
        let after = |scene: &Scene<'_>, device| Some(number(&scene.value(device, "target/@port")?)? + 1);
        // Parallel ports are counted as they are read, as serial ports were formerly.
        let at_the_end = list == "serial" && scene.does(Behaviour::NumbersSerialPortsAtTheEnd);
        let written = devices.iter().filter_map(|it| after(scene, *it)).max();
        let mut next = written.filter(|_| at_the_end).unwrap_or(0);
        for device in devices {
            let because = format!("The number after those of the other {list} ports.");
            scene.fill(device, "target/@port", &next.to_string(), because);
            next = after(scene, device).map_or(next, |it| it.max(next));
        }
    }
    for (position, console) in scene.devices("console").into_iter().enumerate() {
        let because = "Consoles are numbered in the order in which they are written.";
        scene.fill(console, "target/@type", "serial", "A console is a serial one unless written otherwise.");
        scene.set(console, "target/@port", &position.to_string(), Origin::Default, because);
    }
}
