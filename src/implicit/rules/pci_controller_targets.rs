//! `pci-controller-targets`: what QEMU calls each PCI controller, and its numbers that the guest sees.

use crate::compat::Behaviour;
use crate::domain::{Controller, PciAddress, number};
use crate::implicit::address::pci::Model;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "pci-controller-targets",
    stage: Stage::AssignAddresses,
    effect: Effect::Decides,
    title: "Model names and numbers of PCI controllers",
    reference: "qemuDomainAssignPCIAddresses",
    since: "1.2.19; pcie-root-port instead of ioh3420 3.2.0",
    apply,
};

/// One more than the highest number of a PCI bus.
const BUS_NUMBERS: u32 = 256;

/// *When*: a PCI controller lacks its `<model name>` or parts of its `<target>`.
/// *Opting out*: write them.
fn apply(scene: &mut Scene<'_>) {
    if !scene.does(Behaviour::FillsPciTargets) || !scene.machine().supports_pci() {
        return;
    }
    let mut lowest_bus_number = scene
        .controllers("pci")
        .iter()
        .filter_map(|it| number(&scene.value(it.node, "target/@busNr")?))
        .fold(BUS_NUMBERS, u32::min);
    let controllers: Vec<_> = scene
        .controllers("pci")
        .iter()
        .map(|it| (it.node, it.index().unwrap_or(0), Model::parse(&it.model())))
        .collect();
    for (node, index, model) in controllers {
        let host_bridge = scene.machine().is_pseries() && scene.does(Behaviour::AddsHostBridges);
        let name = match model {
            Some(Model::PciRoot) if host_bridge => Some("spapr-pci-host-bridge"),
            _ => model.and_then(Model::name),
        };
        let Some((model, name)) = model.zip(name) else { continue };
        let generic_port = scene.does(Behaviour::PrefersGenericRootPort) && scene.has("pcie-root-port");
        let name = if model == Model::RootPort && !generic_port { "ioh3420" } else { name };
        fill(scene, node, "model/@name", name, &format!("{name} is QEMU's device for a {}.", model.as_str()));
        let place = PciAddress::of(scene.document(), node).unwrap_or_default();
        let index = index.to_string();
        match model {
            Model::PciRoot => fill_host_bridge(scene, node, &index),
            Model::PciBridge => fill(scene, node, "target/@chassisNr", &index, SAME_AS_INDEX),
            Model::RootPort => {
                fill(scene, node, "target/@chassis", &index, SAME_AS_INDEX);
                let port = format!("0x{:x}", place.slot << 3 | place.function);
                fill(
                    scene,
                    node,
                    "target/@port",
                    &port,
                    "Slot times eight plus function of its own address.",
                );
            }
            Model::DownstreamPort => {
                fill(scene, node, "target/@chassis", &index, SAME_AS_INDEX);
                fill(
                    scene,
                    node,
                    "target/@port",
                    &format!("0x{:x}", place.slot),
                    "The slot of its own address.",
                );
            }
            Model::PciExpander | Model::PcieExpander if scene.value(node, "target/@busNr").is_none() => {
                if lowest_bus_number <= 2 {
                    let why = format!(
                        "No bus number is left for controller pci {index}: it would have to be lower than \
                         {lowest_bus_number}. Write higher busNr on the other expander buses."
                    );
                    scene.refuse(node, why);
                    continue;
                }
                lowest_bus_number -= 2;
                let number = lowest_bus_number.to_string();
                fill(
                    scene,
                    node,
                    "target/@busNr",
                    &number,
                    "Two below the lowest number in use, from 256 down.",
                );
            }
            _ => {}
        }
    }
}

/// The number by which QEMU knows a host bridge of pseries (`qemuDomainAddressFindNewTargetIndex`).
fn fill_host_bridge(scene: &mut Scene<'_>, node: NodeId, index: &str) {
    if index == "0" {
        return fill(scene, node, "target/@index", "0", "The host bridge that the machine always has.");
    }
    let written = |it: &Controller<'_>| number(&scene.value(it.node, "target/@index")?);
    let taken: Vec<u32> = scene.controllers("pci").iter().filter_map(written).collect();
    match (1..=LAST_HOST_BRIDGE).find(|it| !taken.contains(it)) {
        Some(free) => {
            fill(
                scene,
                node,
                "target/@index",
                &free.to_string(),
                "The lowest number that no other host bridge has.",
            );
        }
        None if scene.value(node, "target/@index").is_none() => {
            scene
                .refuse(node, format!("A guest has no more than {} PCI host bridges.", LAST_HOST_BRIDGE + 1));
        }
        None => {}
    }
}

/// QEMU has that many host bridges beside its own.
const LAST_HOST_BRIDGE: u32 = 31;

const SAME_AS_INDEX: &str = "The same as the controller's index.";

/// Gives an attribute a value where it has none.
fn fill(scene: &mut Scene<'_>, node: NodeId, path: &str, value: &str, because: &str) {
    if scene.value(node, path).is_none() {
        scene.set(node, path, value, Origin::Default, because);
    }
}
