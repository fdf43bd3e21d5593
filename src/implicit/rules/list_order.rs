//! `list-order`: the lists of disks, controllers and videos are not in the order of the text.

use crate::domain::target_index;
use crate::implicit::{Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "list-order",
    stage: Stage::Parse,
    title: "Order of disks, controllers and videos",
    reference: "virDomainDiskInsert, virDomainControllerInsertPreAlloced",
    since: "0.7.5; primary video 1.0.2; USB masters first 1.1.2",
    apply,
};

/// libvirt inserts each disk and controller into its list as it reads it: disks of one bus are sorted by the
/// name of their target, controllers of one type by index, a primary video comes first. The order decides
/// about addresses.
/// *When*: the text has another order.
fn apply(scene: &mut Scene<'_>) {
    let disks = inserted(scene, "disk", disk_place);
    scene.reorder(&disks, "libvirt sorts the disks of a bus by the names of their targets.");
    let controllers = inserted(scene, "controller", |scene, list, node| scene.controller_place(list, node));
    scene.reorder(&controllers, "libvirt sorts the controllers of a type by index, USB masters before companions.");
    let videos = inserted(scene, "video", video_place);
    scene.reorder(&videos, "The primary video comes first.");
}

/// The devices of one name as they come to stand when each is put where `place` says.
fn inserted(scene: &Scene<'_>, name: &str, place: fn(&Scene<'_>, &[NodeId], NodeId) -> usize) -> Vec<NodeId> {
    let mut list = Vec::new();
    for node in scene.devices(name) {
        let at = place(scene, &list, node);
        list.insert(at, node);
    }
    list
}

/// Before the first disk of its bus with a later name, else after the last of its bus, else at the end.
fn disk_place(scene: &Scene<'_>, list: &[NodeId], node: NodeId) -> usize {
    let key = |node| {
        let disk = scene.disk(node);
        let mut bus = disk.bus();
        // Later releases find out about the bus when the list is complete.
        if bus.is_empty() && !scene.since(7, 4, 0) {
            bus = disk.bus_by_name().into();
        }
        (bus, target_index(&disk.target()).map_or(-1, i64::from))
    };
    let (bus, index) = key(node);
    // The disks of a bus are sorted already. From the end, because most texts have them in order.
    let mut before = None;
    for (at, other) in list.iter().map(|it| key(*it)).enumerate().rev().filter(|(_, it)| it.0 == bus) {
        if other.1 <= index {
            return before.unwrap_or(at + 1);
        }
        before = Some(at);
    }
    before.unwrap_or(list.len())
}

fn video_place(scene: &Scene<'_>, list: &[NodeId], node: NodeId) -> usize {
    if scene.is(node, "model/@primary", "yes") { 0 } else { list.len() }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn of_disks() {
        let disk = |dev: &str, bus: &str| format!("<disk><source file='/{dev}'/><target dev='{dev}' bus='{bus}'/></disk>");
        let disks = [disk("vdb", "virtio"), disk("sda", "sata"), disk("vdaa", "virtio"), disk("vda", "virtio")];
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
