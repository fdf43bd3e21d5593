//! `console-mirror`: the first console is the first serial port seen once more.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::{NodeId, Tree};

pub(super) static RULE: Rule = Rule {
    id: "console-mirror",
    stage: Stage::GenericPostParse,
    effect: Effect::Decides,
    title: "Console that mirrors a serial port",
    reference: "virDomainDefAddConsoleCompat, virDomainChrDefFormat",
    since: "0.6.0; consoles numbered anew between 9.0.0 and 11.3.0",
    apply,
};

const BECAUSE: &str = "The first console of the guest is its first serial port, so both are always the same.";

/// *When*: the first serial port is one that can be a console. Whatever is written for a first console of type
/// serial, the serial port's source holds.
fn apply(scene: &mut Scene<'_>) {
    let Some(serial) = scene.devices("serial").first().copied() else { return };
    let consoles = scene.devices("console");
    let target = scene.value(serial, "target/@type").unwrap_or_default().into_owned();
    let first = consoles.first().copied();
    let mirror = match first.filter(|it| scene.is(*it, "target/@type", "serial")) {
        Some(console) => {
            copy(scene, serial, console);
            Some(console)
        }
        None if ["isa-serial", "spapr-vio-serial", "system-serial", "sclp-serial", ""]
            .contains(&&*target) =>
        {
            let console = mirrored(scene, serial);
            Some(match first {
                Some(first) => scene.add_device_before(first, console, Origin::Default, BECAUSE),
                None => scene.add_device(console, Origin::Default, BECAUSE),
            })
        }
        None => None,
    };
    for (position, console) in scene.devices("console").into_iter().enumerate() {
        if mirror == Some(console) {
            let port = scene.value(serial, "target/@port").unwrap_or_default().into_owned();
            scene.set(console, "target/@port", &port, Origin::Default, BECAUSE);
        } else if scene.does(Behaviour::RenumbersConsoles) {
            let because = "Consoles are numbered in the order in which they are listed.";
            scene.set(console, "target/@port", &position.to_string(), Origin::Default, because);
        }
    }
}

/// The console that shows the serial port.
fn mirrored(scene: &Scene<'_>, serial: NodeId) -> Tree {
    let mut console = scene.document().tree(serial).renamed("console");
    console.children.retain(|it| !it.is("target"));
    console.holding(Tree::element("target").with("type", "serial"))
}

/// Makes a written console show the serial port.
fn copy(scene: &mut Scene<'_>, serial: NodeId, console: NodeId) {
    if let Some(type_) = scene.value(serial, "@type").map(|it| it.into_owned()) {
        scene.set(console, "@type", &type_, Origin::Default, BECAUSE);
    }
    let same = |scene: &Scene<'_>, node: NodeId| {
        let parts = scene.document().elements(node).filter(|it| scene.document().name(*it) != "target");
        parts.map(|it| scene.document().tree(it)).collect::<Vec<_>>()
    };
    let parts = same(scene, serial);
    if same(scene, console) == parts {
        return;
    }
    let old: Vec<_> = scene.document().elements(console).collect();
    for part in old.into_iter().filter(|it| scene.document().name(*it) != "target").collect::<Vec<_>>() {
        scene.drop(part, BECAUSE);
    }
    for part in parts {
        scene.add(console, part, Origin::Default, BECAUSE);
    }
}
