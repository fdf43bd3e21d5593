//! `thread-pins`: pins of virtual CPUs and I/O threads in the order of these threads.

use crate::domain::number;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::order;
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "thread-pins",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Pinned threads",
    reference: "virDomainVcpuPinDefParseXML, virDomainCputuneDefFormat",
    since: "0.9.0",
    apply,
};

/// A pin belongs to its virtual CPU or I/O thread and is listed with it; one of a virtual CPU that the guest
/// does not have is ignored.
/// *When*: `<cputune>` has pins.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let Some(cputune) = scene.document().child(root, "cputune") else { return };
    let vcpus = scene.domain().value("vcpu").and_then(|it| number(&it)).unwrap_or(1);
    for pin in named(scene, cputune, "vcpupin") {
        let vcpu = scene.value(pin, "@vcpu").and_then(|it| number(&it));
        if vcpu.is_some_and(|it| it >= vcpus) {
            scene.drop(pin, "The guest does not have this virtual CPU.");
        }
    }
    sort(scene, cputune, "vcpupin", |scene, pin| scene.number(pin, "@vcpu"));
    let threads: Vec<u64> = match scene.document().child(root, "iothreadids") {
        Some(ids) => named(scene, ids, "iothread").iter().filter_map(|it| scene.number(*it, "@id")).collect(),
        None => Vec::new(),
    };
    sort(scene, cputune, "iothreadpin", |scene, pin| {
        let id = scene.number(pin, "@iothread")?;
        Some(threads.iter().position(|it| *it == id).map_or(id, |it| it as u64))
    });
}

fn named(scene: &Scene<'_>, parent: NodeId, name: &str) -> Vec<NodeId> {
    scene.document().elements_named(parent, name).collect()
}

/// Puts the elements of one name in the order of their keys.
fn sort(scene: &mut Scene<'_>, parent: NodeId, name: &str, key: impl Fn(&Scene<'_>, NodeId) -> Option<u64>) {
    let mut pins = named(scene, parent, name);
    order::by_key(&mut pins, |it| key(scene, *it));
    scene.reorder(&pins, "libvirt lists pins in the order of the threads.");
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn by_thread() {
        let done = defined(
            "libvirt=11.3.0",
            "<vcpu>2</vcpu><cputune><vcpupin vcpu='5' cpuset='0'/><vcpupin vcpu='1' cpuset='1'/>\
             <emulatorpin cpuset='0'/><vcpupin vcpu='0' cpuset='2'/></cputune>",
        );
        let cputune = done.document.find(done.document.root(), "cputune").unwrap();
        let pins = done.document.elements_named(cputune, "vcpupin");
        let pins: Vec<_> = pins.map(|it| done.document.attribute(it, "vcpu").unwrap()).collect();
        assert_eq!(pins, ["0", "1"]);
    }
}
