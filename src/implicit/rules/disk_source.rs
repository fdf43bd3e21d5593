//! `disk-source`: parts of a disk's source that have a default.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "disk-source",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Source of a disk",
    reference: "virDomainDiskDefPostParse, virStorageSourceNetworkAssignDefaultPorts",
    since: "ports and iSCSI unit before 7.0.0; NVMe 6.0.0",
    apply,
};

/// *When*: an iSCSI target without a unit, a host without a port, an NVMe disk without `managed`.
fn apply(scene: &mut Scene<'_>) {
    for disk in scene.devices("disk") {
        for source in sources(scene, disk) {
            iscsi_unit(scene, source);
            ports(scene, source);
        }
        if scene.is(disk, "@type", "nvme") {
            scene.fill(
                disk,
                "source/@managed",
                "yes",
                "libvirt takes the NVMe controller from the host by itself.",
            );
        }
    }
    for hostdev in scene.devices("hostdev") {
        let source = scene.document().child(hostdev, "source");
        if let Some(source) = source.filter(|_| scene.is(hostdev, "@type", "scsi")) {
            iscsi_unit(scene, source);
        }
    }
}

/// The disk's own source and those of the images below it.
fn sources(scene: &Scene<'_>, disk: NodeId) -> Vec<NodeId> {
    let nodes = scene.document().descendants(disk).into_iter();
    nodes.filter(|it| scene.document().name(*it) == "source").collect()
}

fn iscsi_unit(scene: &mut Scene<'_>, source: NodeId) {
    if !scene.is(source, "@protocol", "iscsi") {
        return;
    }
    let name = scene.value(source, "@name").unwrap_or_default().into_owned();
    if !name.contains('/') {
        let because = format!("The iSCSI target {name} is written without a unit, which means unit 0.");
        scene.set(source, "@name", &format!("{name}/0"), Origin::Default, because);
    }
}

fn ports(scene: &mut Scene<'_>, source: NodeId) {
    let protocol = scene.value(source, "@protocol").unwrap_or_default().into_owned();
    let port = match &*protocol {
        "http" => "80",
        "https" => "443",
        "ftp" => "21",
        "ftps" => "990",
        "tftp" => "69",
        "ssh" => "22",
        "nbd" => "10809",
        "iscsi" => "3260",
        "gluster" => "24007",
        "sheepdog" => "7000",
        "vxhs" => "9999",
        // librbd reads the ports of a Ceph cluster from its own configuration; NFS has none.
        _ => return,
    };
    let hosts: Vec<NodeId> = scene.document().elements_named(source, "host").collect();
    for host in hosts {
        let transport = scene.value(host, "@transport").unwrap_or_default().into_owned();
        if matches!(&*transport, "" | "tcp") {
            scene.fill(host, "@port", port, format!("No port is written; {protocol} is served on {port}."));
        }
    }
}
