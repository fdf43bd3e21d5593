//! `disk-source-requirements`: what a hard disk reads from must be said.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "disk-source-requirements",
    stage: Stage::Parse,
    effect: Effect::Checks,
    title: "Sources of disks",
    reference: "virDomainDiskDefParseValidate, virDomainStorageSourceParse",
    since: "before 7.0.0",
    apply,
};

/// Refused: a hard disk or LUN without a source, a pool without a volume, a network without a protocol.
fn apply(scene: &mut Scene<'_>) {
    for node in scene.devices("disk") {
        if let Some(message) = fault(scene, node) {
            scene.refuse(node, message);
        }
    }
}

fn fault(scene: &Scene<'_>, node: NodeId) -> Option<String> {
    let name = scene.value(node, "target/@dev").unwrap_or_default();
    let given =
        |attribute: &str| scene.value(node, &format!("source/@{attribute}")).is_some_and(|it| !it.is_empty());
    let type_ = scene.value(node, "@type").unwrap_or("file".into());
    let source = scene.document().child(node, "source").is_some();
    if type_ == "volume" && given("pool") != given("volume") {
        return Some(format!("The disk {name} needs both a pool and a volume."));
    }
    if type_ == "network" && source && !given("protocol") {
        return Some(format!("The network disk {name} does not say by which protocol."));
    }
    let without_pool = source && scene.does(Behaviour::TakesVolumeWithoutPool);
    let filled = match &*type_ {
        "file" => given("file"),
        // A LUN passes on whatever block device there will be.
        "block" => given("dev") || source && scene.is(node, "@device", "lun"),
        "dir" => given("dir"),
        "volume" => given("pool") || without_pool,
        _ => source,
    };
    let removable = matches!(scene.value(node, "@device").as_deref(), Some("cdrom" | "floppy"));
    let message = || format!("The disk {name} has no source. Only floppies and CD-ROMs can be without one.");
    (!filled && !removable).then(message)
}
