//! `memory-requirements`: what does not go together about memory.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "memory-requirements",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "What memory needs",
    reference: "virDomainDefPostParseMemory, qemuDomainDefValidateMemory, qemuDomainDefValidateMemoryHotplug",
    since: "maxMemory 1.2.14; sources 3.10.0; without slots 9.3.0",
    apply,
};

/// Refused: `<maxMemory>` below `<memory>` or without slots, memory devices without it, limits that QEMU does
/// not have, and huge pages that contradict each other.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let modules = scene.devices("memory");
    match scene.document().child(root, "maxMemory") {
        Some(maximum) => {
            if scene.number(maximum, "") < scene.number(root, "memory") {
                scene.refuse(maximum, "<maxMemory> is smaller than <memory>.");
            }
            if scene.value(maximum, "@slots").is_none() && !scene.does(Behaviour::TakesMaximumWithoutSlots) {
                scene.refuse(maximum, "<maxMemory> says nothing of the slots for memory devices.");
            }
        }
        None => {
            if let Some(module) = modules.first() {
                scene.refuse(*module, "A memory device needs <maxMemory> and slots in it.");
            }
        }
    }
    if let Some(limit) = scene.document().find(root, "memtune/min_guarantee") {
        scene.refuse(limit, "QEMU has no guaranteed minimum of memory (min_guarantee).");
    }
    huge_pages(scene, root);
}

fn huge_pages(scene: &mut Scene<'_>, root: NodeId) {
    let Some(hugepages) = scene.document().find(root, "memoryBacking/hugepages") else { return };
    if scene.is(root, "memoryBacking/source/@type", "anonymous") {
        scene.refuse(hugepages, "Huge pages are no anonymous memory.");
    }
    let cells = scene.document().find(root, "cpu/numa");
    let cells = cells.map_or(0, |it| scene.document().elements_named(it, "cell").count());
    let pages: Vec<NodeId> = scene.document().elements_named(hugepages, "page").collect();
    let mut for_all = 0;
    for page in pages {
        if scene.number(page, "@size").is_none_or(|it| it == 0) {
            scene.refuse(page, "A huge page has no size.");
        }
        let nodes = scene.value(page, "@nodeset").and_then(|it| crate::domain::CpuSet::parse(&it));
        match nodes {
            None => for_all += 1,
            Some(nodes) => {
                let last = nodes.numbers.last().copied().unwrap_or(0) as usize;
                if last >= cells.max(1) {
                    scene.refuse(
                        page,
                        format!("Huge pages are for the NUMA node {last}, which the guest does not have."),
                    );
                }
            }
        }
        if for_all > 1 {
            scene.refuse(page, "Huge pages of two sizes are meant for all memory.");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn refused_and_taken() {
        let numa = "<cpu><numa><cell cpus='0' memory='1048576'/></numa></cpu>";
        for (inside, refused) in [
            (format!("{numa}<maxMemory slots='4'>4194304</maxMemory>"), false),
            (format!("{numa}<maxMemory slots='4'>524288</maxMemory>"), true),
            (
                "<memoryBacking><hugepages><page size='2048' nodeset='1'/></hugepages></memoryBacking>"
                    .into(),
                true,
            ),
            (
                "<memoryBacking><hugepages><page size='2048' nodeset='0'/></hugepages></memoryBacking>"
                    .into(),
                false,
            ),
            ("<devices><memory model='dimm'><target><size>1</size></target></memory></devices>".into(), true),
        ] {
            assert_eq!(!defined("libvirt=11.3.0", &inside).refusals.is_empty(), refused, "{inside}");
        }
    }
}
