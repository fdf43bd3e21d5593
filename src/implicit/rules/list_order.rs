//! `list-order`: the lists of disks, controllers, videos and NUMA nodes are not in the order of the text.

use crate::order;
use std::borrow::Cow;

use crate::compat::Behaviour;
use crate::domain::{number, target_index};
use crate::implicit::controller_list;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "list-order",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Order of lists",
    reference: "virDomainDiskInsert, virDomainControllerInsertPreAlloced",
    since: "0.7.5; primary video 1.0.2; USB masters first 1.1.2",
    apply,
};

/// libvirt inserts each disk and controller into its list as it reads it: disks of one bus are sorted by the
/// name of their target, controllers of one type by index, a primary video comes first. The order decides
/// about addresses.
/// *When*: the text has another order.
fn apply(scene: &mut Scene<'_>) {
    let disks = scene.devices("disk");
    put(scene, &disks, sorted_disks, "libvirt sorts the disks of a bus by the names of their targets.");
    let controllers = scene.devices("controller");
    let because = "libvirt sorts the controllers of a type by index, USB masters before companions.";
    put(scene, &controllers, controller_list::inserted, because);
    let videos = scene.devices("video");
    put(scene, &videos, primary_first, "The primary video comes first.");
    if let Some(numatune) = scene.document().child(scene.root(), "numatune") {
        let nodes: Vec<NodeId> = scene.document().elements_named(numatune, "memnode").collect();
        put(scene, &nodes, by_cell, "libvirt lists NUMA nodes by number.");
    }
}

fn put(
    scene: &mut Scene<'_>,
    written: &[NodeId],
    order: fn(&Scene<'_>, &[NodeId]) -> Vec<NodeId>,
    because: &str,
) {
    let ordered = order(scene, written);
    if ordered != written {
        scene.reorder(&ordered, because);
    }
}

/// Each disk goes before the first of its bus with a later name, else behind the last of its bus, else to the
/// end: buses stay in the order of their first disks, and each is sorted.
fn sorted_disks(scene: &Scene<'_>, disks: &[NodeId]) -> Vec<NodeId> {
    let mut buses: Vec<Cow<'_, str>> = Vec::new();
    let mut keyed: Vec<(usize, i64, NodeId)> = Vec::with_capacity(disks.len());
    for node in disks {
        let disk = scene.disk(*node);
        let mut bus = disk.bus();
        // Later releases find out about the bus when the list is complete.
        if bus.is_empty() && !scene.does(Behaviour::SortsDisksBeforeTheirBus) {
            bus = disk.bus_by_name().into();
        }
        let place = buses.iter().position(|it| *it == bus).unwrap_or_else(|| {
            buses.push(bus);
            buses.len() - 1
        });
        keyed.push((place, target_index(&disk.target()).map_or(-1, i64::from), *node));
    }
    order::by_key(&mut keyed, |(bus, index, _)| (*bus, *index));
    keyed.into_iter().map(|(.., node)| node).collect()
}

fn primary_first(scene: &Scene<'_>, videos: &[NodeId]) -> Vec<NodeId> {
    let mut list = videos.to_vec();
    order::by_key(&mut list, |it| !scene.is(*it, "model/@primary", "yes"));
    list
}

fn by_cell(scene: &Scene<'_>, nodes: &[NodeId]) -> Vec<NodeId> {
    let mut list = nodes.to_vec();
    order::by_key(&mut list, |it| scene.value(*it, "@cellid").and_then(|it| number(&it)));
    list
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn of_disks() {
        let disk = |dev: &str, bus: &str| {
            format!("<disk><source file='/{dev}'/><target dev='{dev}' bus='{bus}'/></disk>")
        };
        let disks =
            [disk("vdb", "virtio"), disk("sda", "sata"), disk("vdaa", "virtio"), disk("vda", "virtio")];
        let done = defined("libvirt=11.3.0,qemu=10.0", &format!("<devices>{}</devices>", disks.concat()));
        let document = &done.document;
        let devices = document.child(document.root(), "devices").expect("devices");
        let names: Vec<String> = document
            .elements_named(devices, "disk")
            .map(|it| document.value(it, "target/@dev").unwrap_or_default().into_owned())
            .collect();
        assert_eq!(names, ["vda", "vdb", "vdaa", "sda"]);
    }
}
