//! `disk-driver`: a disk is run by QEMU and its image is raw unless written otherwise.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "disk-driver",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Driver and format of a disk",
    reference: "qemuDomainDeviceDiskDefPostParse",
    since: "before 7.0.0",
    apply,
};

/// *When*: `driver/@name` or `driver/@type` is missing. A volume's format is known to its pool only.
fn apply(scene: &mut Scene<'_>) {
    for disk in scene.devices("disk") {
        scene.fill(disk, "driver/@name", "qemu", "QEMU is the only driver that libvirt has for disks here.");
        if scene.is(disk, "driver/@type", "aio") {
            let because = "Xen's name for a raw image, which libvirt still reads.";
            scene.set(disk, "driver/@type", "raw", Origin::Written, because);
        }
        if !scene.is(disk, "@type", "volume") {
            let because = "No image format is written, so libvirt takes it for raw and never probes it.";
            scene.fill(disk, "driver/@type", "raw", because);
        }
    }
}
