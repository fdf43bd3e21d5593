//! `joined-sections`: what stands in several `<os>`, `<devices>` and their like is read as if it stood in one.

use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "joined-sections",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Sections written several times",
    reference: "virDomainDefParseXML",
    since: "0.7.5",
    apply,
};

/// Elements of `<domain>` that are only places for others.
const SECTIONS: &[&str] = &[
    "blkiotune",
    "memtune",
    "memoryBacking",
    "vcpus",
    "iothreadids",
    "throttlegroups",
    "cputune",
    "numatune",
    "os",
    "idmap",
    "features",
    "pm",
    "perf",
    "devices",
    "keywrap",
];

/// libvirt looks for `./devices/disk` and its like and finds them in each section of that name.
/// *When*: a section stands more than once.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    for name in SECTIONS {
        let sections: Vec<NodeId> = scene.document().elements_named(root, name).collect();
        let Some((first, others)) = sections.split_first() else { continue };
        for section in others {
            let because = format!("libvirt reads all <{name}> as one.");
            for child in scene.document().elements(*section).collect::<Vec<_>>() {
                scene.move_into(child, *first, because.clone());
            }
            scene.drop(*section, because);
        }
    }
}
