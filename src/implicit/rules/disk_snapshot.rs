//! `disk-snapshot`: which disks take no part in snapshots.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "disk-snapshot",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Disk without snapshots",
    reference: "virDomainDiskDefPostParse, virDomainDiskDefFormat",
    since: "vhost-user disks 7.1.0",
    apply,
};

/// *When*: a vhost-user disk, whose contents libvirt cannot see, leaves `snapshot` open. A read-only disk has
/// snapshot='no' too, but libvirt does not print it there.
fn apply(scene: &mut Scene<'_>) {
    for disk in scene.devices("disk") {
        let readonly = scene.document().child(disk, "readonly").is_some();
        if readonly && scene.is(disk, "@snapshot", "no") {
            scene.drop_attribute(disk, "snapshot", "A read-only disk is in no snapshot anyway.");
        } else if !readonly && scene.is(disk, "@type", "vhostuser") {
            let because =
                "The contents of a vhost-user disk are out of libvirt's sight, so it is in no snapshot.";
            scene.fill(disk, "@snapshot", "no", because);
        }
    }
}
