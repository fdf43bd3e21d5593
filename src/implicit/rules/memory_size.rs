//! `memory-size`: how much memory there is, and how much of it at start.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "memory-size",
    stage: Stage::GenericPostParse,
    effect: Effect::Decides,
    title: "Memory sizes",
    reference: "virDomainDefPostParseMemory",
    since: "0.1.0; sum of NUMA nodes 1.2.13",
    apply,
};

/// With NUMA nodes `<memory>` is their sum and that of the memory devices, when the domain is being defined
/// or names no size; `<currentMemory>` is all of it unless less is written.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let written = scene.number(root, "memory").unwrap_or(0);
    let nodes: u64 = match scene.document().find(root, "cpu/numa") {
        Some(numa) => {
            let cells = scene.document().elements_named(numa, "cell");
            cells.filter_map(|it| scene.number(it, "@memory")).sum()
        }
        None => 0,
    };
    let modules = scene.devices("memory").into_iter();
    let modules: u64 = modules.filter_map(|it| scene.number(it, "target/size")).sum();
    let total = match nodes {
        0 => written,
        _ if scene.does(Behaviour::SumsNumaMemory) && (scene.defining() || written == 0) => nodes + modules,
        _ => written,
    };
    if total == 0 {
        scene.refuse(root, "The domain says nowhere how much memory it has: write <memory>.");
        return;
    }
    if nodes == 0 && modules > total {
        scene.refuse(root, "The memory devices together are larger than <memory>.");
    }
    if total != written {
        let because = "The memory is that of the NUMA nodes and of the memory devices together.";
        set_kib(scene, "memory", total, because);
    }
    let current = scene.number(root, "currentMemory").unwrap_or(0);
    if current == 0 || current > total {
        set_kib(
            scene,
            "currentMemory",
            total,
            "At start the guest has all of its memory, unless less is written.",
        );
    }
}

fn set_kib(scene: &mut Scene<'_>, name: &str, size: u64, because: &str) {
    let root = scene.root();
    scene.set_text(root, name, &size.to_string(), Origin::Default, because);
    if scene.does(Behaviour::PrintsMemoryUnit) {
        scene.set(root, &format!("{name}/@unit"), "KiB", Origin::Default, because);
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn sums_and_the_start() {
        let sizes = |inside| {
            let done = defined("libvirt=11.3.0", inside);
            (done.at("memory"), done.at("currentMemory"))
        };
        let same = |size: &str| (size.to_owned(), size.to_owned());
        assert_eq!(sizes(""), same("1048576"));
        assert_eq!(sizes("<currentMemory>2097152</currentMemory>"), same("1048576"));
        assert_eq!(sizes("<cpu><numa><cell cpus='0' memory='524288'/></numa></cpu>"), same("524288"));
        assert_eq!(sizes("<currentMemory>1</currentMemory>"), ("1048576".into(), "1".into()));
        assert_eq!(defined("libvirt=11.3.0", "<memory>0</memory>").refusals.len(), 1);
    }
}
