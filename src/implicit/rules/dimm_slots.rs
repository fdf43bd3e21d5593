//! `dimm-slots`: memory modules get slots.

use std::collections::BTreeSet;

use crate::compat::Behaviour;
use crate::domain::number;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "dimm-slots",
    stage: Stage::AssignAddresses,
    effect: Effect::Decides,
    title: "Slots of memory modules",
    reference: "qemuDomainAssignMemorySlots",
    since: "2.5.0",
    apply,
};

/// *When*: a dimm or nvdimm has no slot, and the domain has slots: `<maxMemory slots=>`.
/// *Opting out*: write `<address type='dimm' slot=>`.
fn apply(scene: &mut Scene<'_>) {
    let slots = scene.domain().value("maxMemory/@slots").and_then(|it| number(&it));
    let Some(slots) = slots.filter(|_| scene.does(Behaviour::AssignsMemorySlots)) else { return };
    let is_module = |node: &NodeId| scene.is(*node, "@model", "dimm") || scene.is(*node, "@model", "nvdimm");
    let modules: Vec<_> = scene.devices("memory").into_iter().filter(is_module).collect();
    let (written, waiting): (Vec<_>, Vec<_>) =
        modules.into_iter().partition(|node| scene.is(*node, "address/@type", "dimm"));
    let mut taken = BTreeSet::new();
    for node in written {
        let slot = scene.value(node, "address/@slot").and_then(|it| number(&it)).unwrap_or(0);
        if slot >= slots {
            let message =
                format!("Memory slot {slot} is beyond the {slots} slots of <maxMemory>: the first is 0.");
            scene.refuse(node, message);
        } else if !taken.insert(slot) {
            let message = format!(
                "Memory slot {slot} is taken by another module. Leave the address out and libvirt finds a free slot."
            );
            scene.refuse(node, message);
        }
    }
    let mut next = 0;
    for node in waiting {
        while taken.contains(&next) {
            next += 1;
        }
        if next >= slots {
            let message = format!("All {slots} memory slots of <maxMemory> are taken. Write more slots.");
            scene.refuse(node, message);
            continue;
        }
        taken.insert(next);
        let because = "Filled in by libvirt: the lowest free memory slot.";
        scene.give_address(node, "dimm", &[("slot", next.to_string())], Origin::Default, because);
    }
}
