//! `disk-source`: parts of a disk's source that have a default.

use crate::implicit::{Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "disk-source",
    stage: Stage::DevicePostParse,
    title: "Source of a disk",
    reference: "virDomainDiskDefPostParse, virStorageSourceNetworkAssignDefaultPorts",
    since: "iSCSI unit 0 1.0.4; NVMe 6.0.0",
    apply,
};

/// *When*: an iSCSI target without a unit, an NVMe disk without `managed`.
fn apply(scene: &mut Scene<'_>) {
    for disk in scene.devices("disk") {
        source(scene, disk, scene.is(disk, "@type", "nvme"));
    }
    for hostdev in scene.devices("hostdev") {
        source(scene, hostdev, false);
    }
}

fn source(scene: &mut Scene<'_>, device: NodeId, nvme: bool) {
    let Some(source) = scene.document().child(device, "source") else { return };
    if nvme {
        scene.fill(source, "@managed", "yes", "libvirt takes the NVMe controller from the host by itself.");
    }
    if scene.is(source, "@protocol", "iscsi") {
        let name = scene.value(source, "@name").unwrap_or_default().into_owned();
        if !name.contains('/') {
            let because = format!("The iSCSI target {name} is written without a unit, which means unit 0.");
            scene.set(source, "@name", &format!("{name}/0"), Origin::Default, because);
        }
    }
}
