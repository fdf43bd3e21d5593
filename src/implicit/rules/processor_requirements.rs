//! `processor-requirements`: what does not go together in `<cpu>`.

use crate::compat::Behaviour;
use crate::domain::number;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "processor-requirements",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "What a CPU needs",
    reference: "virCPUDefParseXML, qemuValidateDomainDefCpu",
    since: "0.7.5; caches 3.3.0, topology against vCPUs 2.2.0, address sizes 8.7.0",
    apply,
};

/// Refused: features or a vendor without a model, a feature named twice, settings of another mode, and a
/// topology that does not come to the number of virtual CPUs.
fn apply(scene: &mut Scene<'_>) {
    let Some(cpu) = scene.document().child(scene.root(), "cpu") else { return };
    let mode = scene.value(cpu, "@mode").unwrap_or("custom".into()).into_owned();
    let from_host = matches!(mode.as_str(), "host-passthrough" | "maximum");
    if !from_host && scene.value(cpu, "@migratable").is_some() {
        scene.refuse(cpu, "migratable='…' goes with the modes host-passthrough and maximum only.");
    }
    features(scene, cpu);
    cache(scene, cpu, &mode, from_host);
    address_size(scene, cpu);
    topology(scene, cpu);
    if scene.value(cpu, "model/@vendor_id").is_some_and(|it| it.len() != 12 || it.contains(',')) {
        scene.refuse(cpu, "vendor_id must be exactly twelve characters long, without a comma.");
    }
}

fn features(scene: &mut Scene<'_>, cpu: NodeId) {
    let mut names: Vec<String> = Vec::new();
    let features: Vec<NodeId> = scene.document().elements_named(cpu, "feature").collect();
    for feature in features {
        let name = scene.value(feature, "@name").unwrap_or_default().into_owned();
        if name.is_empty() {
            scene.refuse(feature, "A CPU feature has no name.");
        } else if names.contains(&name) {
            scene.refuse(feature, format!("The CPU feature {name} is named twice."));
        }
        names.push(name);
    }
}

fn cache(scene: &mut Scene<'_>, cpu: NodeId, mode: &str, from_host: bool) {
    let Some(cache) = scene.document().child(cpu, "cache") else { return };
    let level = scene.number(cache, "@level");
    match scene.value(cache, "@mode").as_deref() {
        Some("passthrough") if !from_host => {
            scene.refuse(
                cache,
                "The host's CPU cache can be passed on in the modes host-passthrough and maximum only.",
            );
        }
        Some("passthrough") if level.is_some() => {
            scene.refuse(cache, "The host's CPU cache is passed on as a whole, without a level.");
        }
        Some("emulate") if level.is_some_and(|it| it != 3) => {
            scene.refuse(cache, "Only a CPU cache of level 3 can be emulated.");
        }
        Some("disable") if level.is_some() => {
            scene.refuse(cache, "A CPU cache is disabled as a whole, without a level.");
        }
        Some(_) => {}
        None => scene.refuse(cache, format!("The CPU cache has no mode; the CPU's own is {mode}.")),
    }
}

fn address_size(scene: &mut Scene<'_>, cpu: NodeId) {
    let Some(size) = scene.document().child(cpu, "maxphysaddr") else { return };
    let bits = scene.value(size, "@bits").is_some();
    match scene.value(size, "@mode").as_deref() {
        Some("emulate") if !bits && !scene.does(Behaviour::EmulatesAddressSizeOfHost) => {
            scene.refuse(size, "Emulating a size of physical addresses needs the number of bits.");
        }
        Some("passthrough") if bits => {
            scene.refuse(size, "The host's size of physical addresses is passed on as it is, without bits.");
        }
        _ => {}
    }
}

fn topology(scene: &mut Scene<'_>, cpu: NodeId) {
    let Some(topology) = scene.document().child(cpu, "topology") else { return };
    let mut product: u64 = 1;
    for (level, required) in
        [("sockets", true), ("dies", false), ("clusters", false), ("cores", true), ("threads", true)]
    {
        let count = scene.document().attribute(topology, level).map(|it| number(&it).unwrap_or(0));
        match count {
            Some(0) => return scene.refuse(topology, format!("The number of {level} must be at least 1.")),
            Some(count) => product = product.saturating_mul(u64::from(count)),
            None if required => {
                return scene.refuse(topology, format!("The topology says nothing of {level}."));
            }
            None => {}
        }
    }
    let vcpus = scene.number(scene.root(), "vcpu").unwrap_or(1);
    if product != vcpus && scene.does(Behaviour::KnowsSingleVcpus) && scene.has("query-hotpluggable-cpus") {
        let message =
            format!("The topology comes to {product} virtual CPUs, but <vcpu> says that there are {vcpus}.");
        scene.refuse(topology, message);
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn refused_and_taken() {
        for (inside, refused) in [
            ("<cpu mode='host-model' migratable='on'/>", true),
            ("<cpu mode='host-passthrough'><feature name='vmx'/><feature name='vmx'/></cpu>", true),
            ("<cpu mode='host-model'><cache mode='passthrough'/></cpu>", true),
            ("<cpu mode='host-passthrough'><cache mode='passthrough'/></cpu>", false),
            ("<cpu><topology sockets='2' cores='2' threads='1'/></cpu><vcpu>2</vcpu>", true),
            ("<cpu><topology sockets='2' cores='2' threads='1'/></cpu><vcpu>4</vcpu>", false),
            ("<cpu><topology sockets='0' cores='2' threads='1'/></cpu>", true),
        ] {
            let done = defined("libvirt=11.3.0,qemu=10.0", inside);
            assert_eq!(!done.refusals.is_empty(), refused, "{inside}");
        }
    }
}
