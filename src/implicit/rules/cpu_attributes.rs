//! `cpu-attributes`: how a CPU is described, made explicit.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "cpu-attributes",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "CPU attributes",
    reference: "virCPUDefParseXML, virCPUDefFormatBufFull",
    since: "0.7.5; mode 0.9.10, fallback 0.9.11",
    apply,
};

/// A model makes it `mode='custom'`, to be met exactly; what only that mode knows is not read in others.
/// *When*: `<cpu>` is written.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let Some(cpu) = scene.document().child(root, "cpu") else { return };
    let mode = scene.value(cpu, "@mode").unwrap_or("custom".into()).into_owned();
    let model = scene.value(cpu, "model").is_some_and(|it| !it.is_empty());
    match mode.as_str() {
        "custom" if model => custom(scene, cpu),
        "custom" => {
            for attribute in ["mode", "match", "check", "migratable"] {
                scene.drop_attribute(cpu, attribute, "libvirt does not look at it without a model.");
            }
            drop_child(scene, cpu, "model", "It names no model.");
        }
        "host-model" => {
            scene.drop_attribute(cpu, "match", "Only a custom CPU is matched with the host's.");
            host_model(scene, cpu, model);
        }
        _ => {
            scene.drop_attribute(cpu, "match", "Only a custom CPU is matched with the host's.");
            for name in ["model", "vendor"] {
                drop_child(scene, cpu, name, "In this mode the host's CPU is shown to the guest as it is.");
            }
        }
    }
    let features: Vec<NodeId> = scene.document().elements_named(cpu, "feature").collect();
    for feature in features {
        if scene.value(feature, "@policy").is_none() {
            let because = "A feature that is named without a policy is required.";
            scene.set(feature, "@policy", "require", Origin::Default, because);
        }
    }
}

fn custom(scene: &mut Scene<'_>, cpu: NodeId) {
    if scene.does(Behaviour::PrintsCpuMode) {
        let because = "A CPU that is described by a model is a custom one.";
        scene.set(cpu, "@mode", "custom", Origin::Default, because);
    }
    if scene.value(cpu, "@match").is_none() {
        let because = "Unless said otherwise the guest gets exactly this CPU.";
        scene.set(cpu, "@match", "exact", Origin::Default, because);
    }
    fallback(scene, cpu);
}

fn host_model(scene: &mut Scene<'_>, cpu: NodeId, model: bool) {
    if model {
        fallback(scene, cpu);
    } else if scene.value(cpu, "model/@vendor_id").is_some() {
        if let Some(model) = scene.document().child(cpu, "model") {
            scene.drop_attribute(model, "fallback", "Without a model there is nothing to fall back from.");
        }
    } else {
        drop_child(scene, cpu, "model", "The model is that of the host.");
    }
}

fn fallback(scene: &mut Scene<'_>, cpu: NodeId) {
    if scene.does(Behaviour::PrintsCpuFallback) && scene.value(cpu, "model/@fallback").is_none() {
        let because = "libvirt may take the closest model that QEMU knows, unless forbidden.";
        scene.set(cpu, "model/@fallback", "allow", Origin::Default, because);
    }
}

fn drop_child(scene: &mut Scene<'_>, parent: NodeId, name: &str, because: &str) {
    if let Some(node) = scene.document().child(parent, name) {
        scene.drop(node, because);
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    const HOST: &str = "libvirt=11.3.0,qemu=10.0";

    #[test]
    fn a_model_makes_it_custom() {
        let done = defined(HOST, "<cpu><model>Nehalem</model><feature name='vmx'/></cpu>");
        for (path, value) in [
            ("cpu/@mode", "custom"),
            ("cpu/@match", "exact"),
            ("cpu/@check", "partial"),
            ("cpu/model/@fallback", "allow"),
            ("cpu/feature/@policy", "require"),
        ] {
            assert_eq!(done.at(path), value, "{path}");
        }
    }

    #[test]
    fn other_modes_know_no_match() {
        let done = defined(HOST, "<cpu mode='host-passthrough' match='exact'><model>x</model></cpu>");
        assert_eq!((done.at("cpu/@match"), done.at("cpu/model")), (String::new(), String::new()));
        assert_eq!((done.at("cpu/@check"), done.at("cpu/@migratable")), ("none".into(), "on".into()));
        let done = defined(HOST, "<cpu mode='host-model'><model fallback='forbid'/></cpu>");
        assert!(done.document.find(done.document.root(), "cpu/model").is_none());
        assert_eq!(done.at("cpu/@check"), "partial");
    }
}
