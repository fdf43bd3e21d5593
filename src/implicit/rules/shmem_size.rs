//! `shmem-size`: size and interrupts of memory shared between guests.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "shmem-size",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Size of shared memory",
    reference: "qemuDomainShmemDefPostParse",
    since: "1.2.10",
    apply,
};

/// *When*: no size is written and no server knows it, or a server is there without `<msi>`.
fn apply(scene: &mut Scene<'_>) {
    for shmem in scene.devices("shmem") {
        let model = scene.value(shmem, "model/@type").unwrap_or_default().into_owned();
        if model != "ivshmem-doorbell" && scene.value(shmem, "size").is_none() {
            let size = Tree::element("size").with("unit", "M").holding(Tree::text("4"));
            scene.add(shmem, size, Origin::Default, "No size is written, so it is 4 MiB.");
        }
        if scene.document().child(shmem, "server").is_some() {
            let because = "Guests that share memory through a server wake each other by interrupts.";
            scene.fill(shmem, "msi/@ioeventfd", "on", because);
        }
    }
}
