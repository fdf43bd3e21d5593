//! `console-address`: the console that mirrors a serial port shows its address as well.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "console-address",
    stage: Stage::AssignAddresses,
    effect: Effect::Decides,
    title: "Address of a mirrored serial port",
    reference: "virDomainDefFormatInternal",
    since: "0.6.0",
    apply,
};

/// *When*: the serial port behind the first console has been given an address.
fn apply(scene: &mut Scene<'_>) {
    let (serials, consoles) = (scene.devices("serial"), scene.devices("console"));
    let (Some(serial), Some(console)) = (serials.first(), consoles.first()) else { return };
    let Some(address) = scene.document().child(*serial, "address") else { return };
    if !scene.is(*console, "target/@type", "serial") {
        return;
    }
    let attributes = scene.document().attributes(address).iter();
    let attributes: Vec<_> = attributes.map(|it| (it.name.to_string(), it.value().into_owned())).collect();
    for (name, value) in attributes {
        let because = "The first console of the guest is its first serial port.";
        scene.set(*console, &format!("address/@{name}"), &value, Origin::Default, because);
    }
}
