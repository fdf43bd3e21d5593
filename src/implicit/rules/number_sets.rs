//! `number-sets`: sets of CPUs and of nodes in their shortest form.

use crate::domain::CpuSet;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "number-sets",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Sets of CPUs and nodes",
    reference: "virBitmapParse, virBitmapFormat",
    since: "0.5.0",
    apply,
};

/// Where such sets stand: elements from `<domain>` down, all that match, and the attribute; none for the text.
const SETS: &[(&str, Option<&str>)] = &[
    ("vcpu", Some("cpuset")),
    ("cputune/vcpupin", Some("cpuset")),
    ("cputune/emulatorpin", Some("cpuset")),
    ("cputune/iothreadpin", Some("cpuset")),
    ("cputune/vcpusched", Some("vcpus")),
    ("cputune/iothreadsched", Some("iothreads")),
    ("cputune/cachetune", Some("vcpus")),
    ("cputune/cachetune/monitor", Some("vcpus")),
    ("cputune/memorytune", Some("vcpus")),
    ("cputune/memorytune/monitor", Some("vcpus")),
    ("numatune/memory", Some("nodeset")),
    ("numatune/memnode", Some("nodeset")),
    ("memoryBacking/hugepages/page", Some("nodeset")),
    ("cpu/numa/cell", Some("cpus")),
    ("devices/memory/source/nodemask", None),
];

/// *When*: a set is written in another form, such as `1-4,^3`.
fn apply(scene: &mut Scene<'_>) {
    for (path, attribute) in SETS {
        for node in all(scene, path) {
            let place = attribute.map_or(String::new(), |it| format!("@{it}"));
            let Some(written) = scene.value(node, &place).map(|it| it.into_owned()) else { continue };
            let Some(set) = CpuSet::parse(&written) else {
                scene.refuse(node, format!("\"{written}\" is not a set of numbers such as 0-3,6."));
                continue;
            };
            let because = "libvirt writes sets of numbers in ascending order and joined to ranges.";
            match attribute {
                Some(_) => scene.set(node, &place, &set.to_string(), Origin::Default, because),
                None => scene.set_text(node, "", &set.to_string(), Origin::Default, because),
            }
        }
    }
}

/// Every element at the path.
fn all(scene: &Scene<'_>, path: &str) -> Vec<NodeId> {
    path.split('/').fold(vec![scene.root()], |nodes, step| {
        nodes.into_iter().flat_map(|it| scene.document().elements_named(it, step)).collect()
    })
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn shortest_form() {
        let done = defined("libvirt=11.3.0", "<vcpu cpuset='1-4,^3,6'>1</vcpu>");
        assert_eq!(done.at("vcpu/@cpuset"), "1-2,4,6");
        assert_eq!(defined("libvirt=11.3.0", "<vcpu cpuset='a'>1</vcpu>").refusals.len(), 1);
    }
}
