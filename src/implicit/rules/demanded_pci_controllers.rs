//! `demanded-pci-controllers`: bridges and ports that libvirt adds so that every PCI device has a place.

use std::collections::HashMap;

use crate::implicit::address::{
    label,
    pci::{Board, LAST_BUS, Model, Need, NewController, Plan, plan, read},
};
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::{NodeId, Tree};

pub(super) static RULE: Rule = Rule {
    id: "demanded-pci-controllers",
    stage: Stage::AssignAddresses,
    effect: Effect::Decides,
    title: "PCI bridges and ports on demand",
    reference: "qemuDomainAssignPCIAddresses",
    since: "1.0.5; PCI Express root ports 2.5.0, pcie-to-pci-bridge 4.3.0",
    apply,
};

/// *When*: the written buses have too few places of the right kind, or leave gaps in their numbers.
/// *Opting out*: write the controllers; with one beside the root there is no spare port either.
///
/// Here libvirt also finds out that a device cannot be where it is written.
fn apply(scene: &mut Scene<'_>) {
    let too_high = scene.controllers("pci").iter().find(|it| it.index() > Some(LAST_BUS)).map(|it| it.node);
    if let Some(node) = too_high {
        scene.refuse(
            node,
            format!("The index of a PCI controller is the number of its bus, {LAST_BUS} at most."),
        );
    }
    let board = Board::of(scene);
    let devices = read(scene.document(), &board);
    let written: HashMap<_, _> = devices.iter().filter_map(|it| Some((it.node?, it.address?))).collect();
    let plan = plan(devices, &board);
    let mut told_of_added = false;
    for (at, fault) in &plan.faults {
        let device = &plan.devices[*at];
        // Once one of the added controllers has no place, none has.
        if device.node.is_none() && std::mem::replace(&mut told_of_added, true) {
            continue;
        }
        let other = plan.devices.iter().enumerate().find(|(other, it)| {
            other != at && it.address.is_some() && it.address == device.address && it.node.is_some()
        });
        let other = other.map(|(other, _)| name(scene, &plan, other));
        let node = device.node.unwrap_or_else(|| scene.document().root());
        let message = fault.message(&name(scene, &plan, *at), device.address, other.as_deref());
        scene.refuse(node, message);
    }
    for device in plan.devices.iter().filter(|it| it.why.is_none()) {
        let (Some(node), Some(now)) = (device.node, device.address) else { continue };
        if written.get(&node).is_some_and(|before| *before != now) {
            let bus = format!("0x{:02x}", now.bus);
            scene.set(node, "address/@bus", &bus, Origin::Demanded, MOVED);
        }
    }
    let mut before: Option<(u32, NodeId)> = None;
    for new in &plan.controllers {
        let because = because(scene, &plan, new);
        let origin = if new.need == Need::Spare { Origin::Default } else { Origin::Demanded };
        let tree = Tree::element("controller")
            .with("type", "pci")
            .with("index", new.index.to_string())
            .with("model", new.model.as_str());
        let node = match before.filter(|it| it.0 + 1 == new.index) {
            Some((_, before)) => scene.add_controller_after(before, tree, origin, because),
            None => scene.add_controller(tree, origin, because),
        };
        before = Some((new.index, node));
    }
}

const MOVED: &str = "The bus written here does not exist, and a new conventional bus on PCI Express takes two \
                     controllers: the port gets the written number, the bus behind it the next one.";

/// What a device of the plan is called.
fn name(scene: &Scene<'_>, plan: &Plan, at: usize) -> String {
    let device = &plan.devices[at];
    match (device.node, device.bus) {
        (Some(node), _) => label(scene.document(), node),
        (None, Some((index, model))) => format!("the {}, controller pci {index}", model.as_str()),
        (None, None) => "a device".to_owned(),
    }
}

fn because(scene: &Scene<'_>, plan: &Plan, new: &NewController) -> String {
    match (new.need, new.model) {
        (Need::Device(at), Model::RootPort) => format!(
            "A port has one slot, and none was free for {}. On this machine every PCI Express device takes a port \
             of its own.",
            name(scene, plan, at)
        ),
        (Need::Device(at), Model::PcieToPciBridge) => format!(
            "A conventional PCI device, {}, needs a conventional bus; behind PCI Express that takes this bridge.",
            name(scene, plan, at)
        ),
        (Need::Device(at), Model::DmiToPciBridge) => format!(
            "{} sits on it. This QEMU has no pcie-to-pci-bridge, so conventional PCI hangs off two bridges.",
            name(scene, plan, at)
        ),
        (Need::Device(at), _) => {
            format!("The buses before it have no slot left for {}.", name(scene, plan, at))
        }
        (Need::Spare, _) => {
            "One spare port, so that one device can be hot-plugged. libvirt adds it because no PCI \
                             controller but index 0 is written."
                .to_owned()
        }
        (Need::Gap, _) => {
            "A higher bus number is written, and libvirt leaves no gap in the numbers.".to_owned()
        }
        (Need::Count, _) => {
            "When libvirt counts the slots that are needed it takes too many, such as one for \
                             each function of a USB 2.0 group. In the end nothing sits here."
                .to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    /// Index and model of the PCI controllers, and the reason of each that was added.
    fn controllers(devices: &str) -> Vec<(String, Option<String>)> {
        let done = defined("libvirt=11.3.0", &format!("<devices>{devices}</devices>"));
        let document = &done.document;
        let devices = document.child(document.root(), "devices").expect("devices");
        let pci = document
            .elements_named(devices, "controller")
            .filter(|it| document.attribute_is(*it, "type", "pci"));
        pci.map(|it| {
            let model = document.attribute(it, "model").unwrap_or_default().into_owned();
            (model, done.ledger.added(it).map(|entry| entry.because.to_string()))
        })
        .collect()
    }

    #[test]
    fn one_port_stays_free() {
        let all = controllers("");
        let models: Vec<_> = all.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(models, ["pcie-root", "pcie-root-port", "pcie-root-port", "pcie-root-port"]);
        assert!(all[3].1.as_ref().is_some_and(|it| it.contains("One spare port")));
    }

    #[test]
    fn none_where_controllers_are_written() {
        let root = "<controller type='pci' index='0' model='pcie-root'/>";
        let ports = "<controller type='pci' index='1' model='pcie-root-port'/><controller type='pci' index='2' model='pcie-root-port'/>";
        assert_eq!(controllers(&format!("{root}{ports}")).len(), 3);
    }

    #[test]
    fn a_conventional_device_needs_a_bridge() {
        let all = controllers("<sound model='ich6'/>");
        let bridge = all.iter().find(|it| it.0 == "pcie-to-pci-bridge").expect("a bridge");
        assert!(bridge.1.as_ref().is_some_and(|it| it.contains("the sound ich6")));
    }
}
