//! `numa-for-hotplug`: a guest that shall take memory while it runs needs a NUMA node to put it in.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "numa-for-hotplug",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "NUMA node for memory hotplug",
    reference: "qemuDomainDefNumaAutoAdd",
    since: "9.6.0; before, such a domain was refused",
    apply,
};

/// *When*: `<maxMemory>` is written, the guest has no NUMA nodes, and the domain is being defined.
/// *Opting out*: writing `<numa>`.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let Some(maximum) = scene.document().child(root, "maxMemory") else { return };
    if !scene.defining() || scene.document().find(root, "cpu/numa/cell").is_some() {
        return;
    }
    if !scene.does(Behaviour::AddsNumaForHotplug) {
        let message = "Memory can be plugged in only where the guest has a NUMA node; libvirt adds one by \
                       itself only from 9.6.0 on.";
        scene.refuse(maximum, message);
        return;
    }
    let modules = scene.devices("memory");
    let plugged: u64 = modules.iter().filter_map(|it| scene.number(*it, "target/size")).sum();
    let Some(size) = scene.number(root, "memory").and_then(|it| it.checked_sub(plugged)) else {
        scene.refuse(root, "The memory devices together are larger than <memory>.");
        return;
    };
    let because = "Memory can be plugged in only where the guest has a NUMA node, so libvirt makes one of all \
                   that it has at start.";
    let cell = Tree::element("cell").with("id", "0").with("memory", size.to_string()).with("unit", "KiB");
    let numa = Tree::element("numa").holding(cell);
    match scene.document().child(root, "cpu") {
        Some(cpu) => scene.add(cpu, numa, Origin::Demanded, because),
        None => scene.add(root, Tree::element("cpu").holding(numa), Origin::Demanded, because),
    };
    for module in modules {
        let takes_node =
            matches!(scene.value(module, "@model").as_deref(), Some("dimm" | "nvdimm" | "virtio-mem"));
        if takes_node && scene.document().find(module, "target/node").is_none() {
            let because = "It belongs to the only NUMA node there is.";
            scene.set_text(module, "target/node", "0", Origin::Demanded, because);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn all_but_the_modules() {
        let inside = "<maxMemory slots='4'>4194304</maxMemory><vcpu>4</vcpu><devices>\
                      <memory model='dimm'><target><size unit='KiB'>262144</size></target></memory></devices>";
        let done = defined("libvirt=11.3.0", inside);
        assert_eq!(done.at("cpu/numa/cell/@memory"), "786432");
        assert_eq!(done.at("cpu/numa/cell/@cpus"), "0-3");
        assert_eq!(done.at("devices/memory/target/node"), "0");
        assert_eq!(done.at("memory"), "1048576");
        assert_eq!(defined("libvirt=9.0.0,qemu=7.2", inside).refusals.len(), 1);
    }
}
