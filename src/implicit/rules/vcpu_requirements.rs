//! `vcpu-requirements`: how many virtual CPUs there can be, and which may be absent.

use crate::domain::{CpuSet, number};
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "vcpu-requirements",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Limits of virtual CPUs",
    reference: "virDomainVcpuParse, virDomainDefVcpusValidate, qemuValidateDomainDefPostParse",
    since: "0.8.5; single virtual CPUs 2.2.0",
    apply,
};

/// Refused: none at all, more present than there are, the first one absent, more than the machine can have, or
/// NUMA nodes with more than there are.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let Some(vcpu) = scene.document().child(root, "vcpu") else { return };
    let Some(maximum) = scene.value(vcpu, "").and_then(|it| number(&it)) else { return };
    let current = scene.value(vcpu, "@current").and_then(|it| number(&it)).unwrap_or(maximum);
    if maximum == 0 {
        scene.refuse(vcpu, "A guest needs at least one virtual CPU.");
    }
    if current > maximum {
        scene.refuse(vcpu, format!("{current} virtual CPUs cannot be present where there are {maximum}."));
    } else if current == 0 {
        scene.refuse(vcpu, "The first virtual CPU cannot be absent.");
    }
    let machine = scene.machine().name.clone();
    if let Some(limit) = scene.qemu().max_cpus(&machine).filter(|it| maximum > *it) {
        scene.refuse(vcpu, format!("{machine} can have {limit} virtual CPUs at most."));
    }
    single(scene, maximum);
    let cells = scene.document().find(root, "cpu/numa");
    let cells: Vec<NodeId> =
        cells.map(|it| scene.document().elements_named(it, "cell").collect()).unwrap_or_default();
    let sets = cells.iter().filter_map(|it| CpuSet::parse(&scene.value(*it, "@cpus")?));
    if sets.flat_map(|it| it.numbers).any(|it| it >= maximum) {
        scene.refuse(vcpu, "NUMA nodes have virtual CPUs that the guest does not have.");
    }
}

/// `<vcpus>`.
fn single(scene: &mut Scene<'_>, maximum: u32) {
    let Some(vcpus) = scene.document().child(scene.root(), "vcpus") else { return };
    let all: Vec<NodeId> = scene.document().elements_named(vcpus, "vcpu").collect();
    let mut ordered = 0;
    let mut online = 0;
    for vcpu in &all {
        let id = scene.value(*vcpu, "@id").and_then(|it| number(&it));
        let enabled = scene.is(*vcpu, "@enabled", "yes");
        let pluggable = scene.is(*vcpu, "@hotpluggable", "yes");
        online += usize::from(enabled);
        ordered += usize::from(enabled && scene.value(*vcpu, "@order").is_some());
        match id {
            Some(id) if id >= maximum => {
                scene.refuse(*vcpu, format!("There is no virtual CPU {id}; they count from 0."));
            }
            Some(0) if !enabled => scene.refuse(*vcpu, "The first virtual CPU cannot be absent."),
            Some(0) if pluggable => scene.refuse(*vcpu, "The first virtual CPU cannot be hotpluggable."),
            Some(id) if !enabled && !pluggable => {
                scene.refuse(*vcpu, format!("Virtual CPU {id} is absent and could never come by hotplug."));
            }
            _ => {}
        }
    }
    if ordered > 0 && ordered < online {
        scene.refuse(vcpus, "Either all virtual CPUs that are present have an order, or none.");
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn limits() {
        for (inside, refused) in [
            ("<vcpu current='3'>2</vcpu>", true),
            ("<vcpu current='0'>2</vcpu>", true),
            ("<vcpu>300</vcpu><os><type machine='pc'>hvm</type></os>", true),
            ("<vcpu>200</vcpu><os><type machine='pc'>hvm</type></os>", false),
            ("<vcpu>2</vcpu><cpu><numa><cell cpus='0-5' memory='1'/></numa></cpu>", true),
            ("<vcpu>2</vcpu><vcpus><vcpu id='0' enabled='no'/></vcpus>", true),
        ] {
            assert_eq!(!defined("libvirt=11.3.0", inside).refusals.is_empty(), refused, "{inside}");
        }
    }
}
