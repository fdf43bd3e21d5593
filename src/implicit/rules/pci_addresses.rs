//! `pci-addresses`: every PCI device without an address gets the place that libvirt gives it.

use crate::compat::Behaviour;
use crate::domain::PciAddress;
use crate::implicit::address::label;
use crate::implicit::address::pci::{Board, Device, Model, Role, Why, read, seat};
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "pci-addresses",
    stage: Stage::AssignAddresses,
    effect: Effect::Decides,
    title: "PCI addresses",
    reference: "qemuDomainAssignDevicePCISlots",
    since: "0.7.6; on q35 1.1.2, on root ports 2.5.0",
    apply,
};

/// *When*: a PCI device has no `<address>`, or an all-zero one.
/// *Opting out*: write the address.
fn apply(scene: &mut Scene<'_>) {
    let supported = scene.machine().supports_pci() && scene.does(Behaviour::AssignsPciAddresses);
    let board = Board::of(scene);
    let mut devices = read(scene.document(), &board);
    let listed = scene.does(Behaviour::ListsPciRoot);
    let lost = |it: &&Device| listed && (it.address.is_some() || supported && it.is_waiting());
    let lost = devices.iter().find(lost).and_then(|it| it.node);
    if let Some(lost) = lost.filter(|_| devices.iter().all(|it| it.bus.is_none())) {
        let device = label(scene.document(), lost);
        scene.refuse(lost, format!("This machine has no PCI bus, so there is no place for {device}."));
    }
    if !supported {
        return;
    }
    // What libvirt refuses here has been said when the controllers were counted.
    seat(&mut devices, &board);
    for device in &devices {
        let (Some(node), Some(place), Some(why)) = (device.node, device.address, device.why) else {
            continue;
        };
        let (origin, because) = because(scene, device, place, why);
        let mut attributes = place.attributes().to_vec();
        if device.companion.is_some_and(|(_, function)| function == 0) {
            attributes.push(("multifunction", "on".to_owned()));
        }
        scene.give_address(node, "pci", &attributes, origin, &because);
    }
}

fn because(scene: &Scene<'_>, device: &Device, place: PciAddress, why: Why) -> (Origin, String) {
    let machine = &scene.machine().name;
    let text = match (why, device.role) {
        (Why::Fixed, Role::PrimaryVideo) => {
            format!("{place} is where QEMU puts the primary video of {machine}.")
        }
        (Why::Fixed, _) => format!("{machine} has this controller at {place} and nowhere else."),
        (Why::Usual, _) => format!("Real boards have it at {place}, and the slot was empty."),
        (Why::Companion, _) => format!(
            "The controllers of a USB 2.0 group are functions of one slot; this one is function {}.",
            place.function
        ),
        (Why::Free(Model::RootPort | Model::DownstreamPort), _) => format!(
            "Filled in by libvirt: first free root port, controller pci {}. Another device written before it can \
             move it.",
            place.bus
        ),
        (Why::Free(model), _) => format!(
            "Filled in by libvirt: first free place on the {}, bus {}. Another device written before it can move it.",
            model.as_str(),
            place.bus
        ),
    };
    (if why == Why::Fixed { Origin::BuiltIn } else { Origin::Default }, text)
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    fn refusals(devices: &str) -> Vec<String> {
        let done = defined("libvirt=11.3.0", &format!("<devices>{devices}</devices>"));
        done.refusals.into_iter().map(|it| it.message).collect()
    }

    #[test]
    fn written_places_are_checked() {
        let at = |place: &str| {
            refusals(&format!("<memballoon model='virtio'><address type='pci' {place}/></memballoon>"))
        };
        assert_eq!(at("bus='0' slot='5'"), [""; 0]);
        for (place, why) in [
            ("bus='0' slot='0x1f'", "a part of the board"),
            ("bus='0' slot='0x20'", "slots 1 to 31"),
            ("bus='0' slot='2' function='8'", "functions 0 to 7"),
            ("domain='1' slot='2'", "PCI domain 0"),
        ] {
            let refusals = at(place);
            assert!(refusals.len() == 1 && refusals[0].contains(why), "{place}: {refusals:?}");
        }
    }

    #[test]
    fn parts_of_the_board_have_one_place() {
        let sata = "<controller type='sata' index='0'><address type='pci' slot='5'/></controller>";
        let refusals = refusals(sata);
        assert!(refusals.len() == 1 && refusals[0].contains("00:1f.2"), "{refusals:?}");
    }
}
