//! `numatune-memory`: from which host nodes memory comes, and who decides.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "numatune-memory",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Placement of memory",
    reference: "virDomainNumatuneSet, virDomainNumatuneFormatXML",
    since: "0.9.3; placement 0.9.12",
    apply,
};

/// *When*: `<numatune>` has `<memory>`, or the virtual CPUs are placed by numad.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    if !scene.does(Behaviour::FillsNumatune) {
        return;
    }
    let numad = scene.is(root, "vcpu/@placement", "auto");
    let memory = match scene.document().find(root, "numatune/memory") {
        Some(memory) => memory,
        None if numad => {
            let because = "The virtual CPUs are placed by numad, so the memory is, too.";
            scene.set(root, "numatune/memory/@mode", "strict", Origin::Default, because);
            scene.set(root, "numatune/memory/@placement", "auto", Origin::Default, because);
            return;
        }
        None => return,
    };
    if scene.value(memory, "@mode").is_none() {
        let because = "Unless said otherwise memory must come from these nodes.";
        scene.set(memory, "@mode", "strict", Origin::Default, because);
    }
    let nodes = scene.value(memory, "@nodeset").is_some();
    match scene.value(memory, "@placement").as_deref() {
        None if !nodes && numad => {
            let because = "No nodes are named, and the virtual CPUs are placed by numad.";
            scene.set(memory, "@placement", "auto", Origin::Default, because);
        }
        Some("auto") => scene.drop_attribute(memory, "nodeset", "The nodes are left to numad."),
        _ if !nodes => {
            let message = "Placing memory statically needs the nodes: nodeset='…' in <numatune><memory>.";
            scene.refuse(memory, message);
        }
        _ => scene.drop_attribute(memory, "placement", "Naming the nodes says as much."),
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn named_or_left_to_numad() {
        let memory = |inside| {
            let done = defined("libvirt=11.3.0", inside);
            let at = |name: &str| done.at(&format!("numatune/memory/@{name}"));
            format!("{} {} {}", at("mode"), at("nodeset"), at("placement"))
        };
        assert_eq!(memory("<vcpu placement='auto'>2</vcpu>"), "strict  auto");
        assert_eq!(memory("<numatune><memory nodeset='0'/></numatune>"), "strict 0 ");
        let written = "<numatune><memory mode='preferred' placement='static' nodeset='0'/></numatune>";
        assert_eq!(memory(written), "preferred 0 ");
        let nowhere = "<numatune><memory mode='interleave'/></numatune>";
        assert_eq!(defined("libvirt=11.3.0", nowhere).refusals.len(), 1);
    }
}
