//! `pci-multifunction`: function 0 of a slot with several functions is marked as such.

use crate::order;

use crate::compat::Behaviour;
use crate::implicit::address::pci::{Board, read};
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "pci-multifunction",
    stage: Stage::AssignAddresses,
    effect: Effect::Decides,
    title: "Multifunction slots",
    reference: "virDomainPCIAddressSetAllMulti",
    since: "3.0.0",
    apply,
};

/// *When*: another function of the slot is in use, and `multifunction` is not written.
/// *Opting out*: `multifunction='off'`, with which QEMU shows the guest function 0 only.
fn apply(scene: &mut Scene<'_>) {
    if !scene.does(Behaviour::SharesSlotsOfRootPorts) || !scene.machine().supports_pci() {
        return;
    }
    let devices = read(scene.document(), &Board::of(scene));
    let places = || devices.iter().filter_map(|it| Some((it.node?, it.address?)));
    let slot = |it: crate::domain::PciAddress| (it.domain, it.bus, it.slot);
    let shared = order::set(places().filter(|it| it.1.function > 0).map(|it| slot(it.1)));
    for (node, place) in places() {
        let written = scene.value(node, "address/@multifunction").is_some();
        if place.function == 0 && !written && shared.contains(&slot(place)) {
            let because = format!(
                "{place} shares its slot with other functions, so function 0 says that there are more."
            );
            scene.set(node, "address/@multifunction", "on", Origin::Default, because);
        }
    }
}
