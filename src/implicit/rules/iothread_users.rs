//! `iothread-users`: a disk or controller runs in an I/O thread that exists.

use crate::compat::Behaviour;
use crate::domain::number;
use crate::implicit::address::label;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "iothread-users",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "I/O threads of disks and controllers",
    reference: "qemuValidateDomainDeviceDefDiskIOThreads, qemuValidateCheckSCSIControllerIOThreads",
    since: "1.2.8 for disks, 1.3.5 for controllers",
    apply,
};

/// Refused: an I/O thread that is not there, and one for a disk that is not on virtio.
fn apply(scene: &mut Scene<'_>) {
    let disks = if scene.does(Behaviour::ChecksDiskIothread) { scene.devices("disk") } else { Vec::new() };
    let known = threads(scene);
    for node in disks.into_iter().chain(scene.devices("controller")) {
        let Some(thread) = scene.value(node, "driver/@iothread").and_then(|it| number(&it)) else { continue };
        let what = label(scene.document(), node);
        if scene.document().name(node) == "disk" && !scene.is(node, "target/@bus", "virtio") {
            scene.refuse(
                node,
                format!("Only disks on virtio run in I/O threads of their own, unlike {what}."),
            );
        } else if !known.contains(&thread) {
            scene.refuse(node, format!("There is no I/O thread {thread}, in which {what} is to run."));
        }
    }
}

/// The numbers of all I/O threads.
fn threads(scene: &Scene<'_>) -> Vec<u32> {
    let root = scene.root();
    match scene.document().child(root, "iothreadids") {
        Some(ids) => {
            let ids = scene.document().elements_named(ids, "iothread");
            ids.filter_map(|it| number(&scene.document().attribute(it, "id")?)).collect()
        }
        None => (1..=scene.number(root, "iothreads").unwrap_or(0) as u32).collect(),
    }
}
