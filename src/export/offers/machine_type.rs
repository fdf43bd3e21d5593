//! `machine-type`: another machine type of the same board in place of one that the target does not have.

use crate::compat::{Finding, age_of_machine, has_machine};
use crate::export::offer::{Edit, Kind};
use crate::export::work::Work;
use crate::machine::{Arch, Family, Machine, MachineType, Qemu};
use crate::order;

pub(in crate::export) static OFFER: Kind = Kind {
    id: "machine-type",
    title: "Another machine type of the same board in place of one that the target does not have.",
    notices: "The guest finds another chipset revision: firmware tables, default devices and CPU flags may differ, and Windows may ask to be activated again.",
    reference: "virQEMUCapsIsMachineSupported",
    rewrites: true,
    propose,
};

/// Of those that the target is known to have, its distribution's own before all others, the nearest older one;
/// where all are newer, the oldest.
fn propose(work: &Work<'_>, finding: &Finding) -> Vec<Vec<Edit>> {
    let (Some(version), Some("machine")) = (work.target.qemu, finding.attribute.as_deref()) else {
        return Vec::new();
    };
    let written = work.document().attribute(finding.node, "machine").unwrap_or_default();
    let arch = work.machine().arch;
    let qemu = Qemu::of(version, arch);
    let Some(old) = qemu.machine_type(&written) else { return Vec::new() };
    let age = age_of_machine(old);
    let is_there =
        |it: &&MachineType| has_machine(work.target, it) == Some(true) && is_same_board(arch, old, it);
    let mut there: Vec<_> = qemu.all_machine_types().iter().filter(|it| is_there(it)).collect();
    order::by_key(&mut there, |it| {
        let its = age_of_machine(it);
        // Nearest below first, from the top; then what is newer, from the bottom.
        let newer = its > age;
        (it.distribution.is_none(), newer, newer.then_some(its), std::cmp::Reverse(its))
    });
    there.into_iter().map(|it| vec![Edit::Set(finding.node, "machine", it.name.to_owned())]).collect()
}

fn is_same_board(arch: Arch, one: &MachineType, other: &MachineType) -> bool {
    let family = |it: &MachineType| Machine::of(arch, it.name).family;
    match family(one) {
        Family::Other => one.alias.is_some() && one.alias == other.alias,
        board => board == family(other),
    }
}
