//! `pci-root-controller`: a machine with PCI has its root at index 0.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::machine::{Arch, RootBus};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "pci-root-controller",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "Root of the PCI buses",
    reference: "virDomainDefMaybeAddController, virDomainDefAddPCIRoot",
    since: "pci-root 1.0.5; pcie-root 1.1.2",
    apply,
};

/// *When*: the machine has PCI and no controller type='pci' with index 0 is written.
fn apply(scene: &mut Scene<'_>) {
    let model = match scene.machine().root_bus(scene.has("zpci") && scene.does(Behaviour::AssignsZpci)) {
        RootBus::Pci if scene.does(Behaviour::ListsPciRoot) => "pci-root",
        RootBus::Pcie if scene.does(Behaviour::KnowsQ35) => "pcie-root",
        _ => return,
    };
    // At first libvirt knew the old board of old Arm and the new board of the others only.
    let old_arm = scene.arch() == Arch::Armv6l;
    if scene.arch().is_arm() && !scene.does(Behaviour::LooksAtArmBoards) && old_arm != (model == "pci-root") {
        return;
    }
    let root = scene.controllers("pci").into_iter().find(|it| it.index() == Some(0)).map(|it| it.node);
    let machine = scene.machine().name.clone();
    match root {
        None => {
            let tree =
                Tree::element("controller").with("type", "pci").with("index", "0").with("model", model);
            let because = format!("{machine} always has a {model} as PCI bus 0. It cannot be left out.");
            scene.add_controller(tree, Origin::BuiltIn, because);
        }
        Some(root) if !scene.is(root, "@model", model) => {
            scene
                .refuse(root, format!("The PCI controller with index 0 of {machine} can only be a {model}."));
        }
        Some(_) => {}
    }
}
