//! `unique-controllers`: type and index name a controller.

use std::collections::HashSet;

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "unique-controllers",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Controllers with the same name",
    reference: "virDomainDefRejectDuplicateControllers, virDomainDefRejectDuplicateUSBControllers",
    since: "1.0.5",
    apply,
};

/// Refused: two controllers of one type with one index, and a second root of the PCI buses where the machine has but
/// one. On USB only masters count.
fn apply(scene: &mut Scene<'_>) {
    let mut seen: HashSet<(String, Option<u32>)> = HashSet::new();
    let mut with_ports: HashSet<u32> = HashSet::new();
    for node in scene.devices("controller") {
        let controller = scene.controller(node);
        let (type_, index) = (controller.type_().into_owned(), controller.index());
        let number = index.unwrap_or(0);
        let ports = type_ == "usb" && controller.usb_ports() > 0 && scene.does(Behaviour::AssignsUsbPorts);
        if type_ == "usb" && controller.master_startport().is_some() {
            if ports && with_ports.contains(&number) {
                scene.refuse(
                    node,
                    format!("Two USB controllers with ports have index {number}. Only companions share one."),
                );
            }
            continue;
        }
        if ports {
            with_ports.insert(number);
        }
        if !seen.insert((type_.clone(), index)) {
            scene.refuse(node, format!("Two {type_} controllers have index {number}. Each needs its own."));
        }
        let model = scene.controller(node).model().into_owned();
        let host_bridge = scene.machine().is_pseries() && model == "pci-root";
        if type_ == "pci" && number > 0 && !host_bridge && matches!(&*model, "pci-root" | "pcie-root") {
            scene.refuse(node, "The root of the PCI buses is the PCI controller with index 0, and no other.");
        }
    }
}
