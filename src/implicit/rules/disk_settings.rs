//! `disk-settings`: settings of a disk that do not go together, or not with its bus.

use crate::compat::Behaviour;
use crate::domain::Disk;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "disk-settings",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Settings of disks",
    reference: "virDomainDiskDefValidate, qemuValidateDomainDeviceDefDiskFrontend, qemuDomainValidateStorageSource",
    since: "before 7.0.0; rotation rates 7.3.0",
    apply,
};

/// The formats of images that QEMU opens. `none` and nothing are raw.
const FORMATS: [&str; 14] = [
    "raw", "none", "bochs", "cloop", "dmg", "vpc", "vdi", "fat", "vhd", "ploop", "qcow", "qcow2", "qed",
    "vmdk",
];

/// Refused: what [`driver`], [`drive`] and [`names`] say.
fn apply(scene: &mut Scene<'_>) {
    for node in scene.devices("disk") {
        for message in [driver(scene, node), drive(scene, node), names(scene, node)].into_iter().flatten() {
            scene.refuse(node, message);
        }
    }
}

/// How the image is opened: a driver or format that QEMU does not have, folders in another format than fat,
/// `io='native'` through the host's cache, an image shared in a format that cannot be.
fn driver(scene: &Scene<'_>, node: NodeId) -> Option<String> {
    let name = scene.disk(node).target().into_owned();
    let value = |path: &str| scene.value(node, path);
    let format = value("driver/@type").unwrap_or("raw".into());
    let cache = value("driver/@cache").unwrap_or_default();
    let folder = scene.is(node, "@type", "dir");
    // Only the pool knows what a volume is.
    let known = !scene.is(node, "@type", "volume");
    let other = value("driver/@name").filter(|it| it != "qemu");
    if let Some(other) = other {
        Some(format!("QEMU has no driver {other} for the disk {name}: it is always qemu."))
    } else if !FORMATS.contains(&&*format) {
        Some(format!("QEMU does not open images of format {format}, as the disk {name} has."))
    } else if known && (format == "fat") != folder && scene.document().child(node, "source").is_some() {
        Some(format!("A folder is given to the guest in format fat, and nothing else is; {name} differs."))
    } else if scene.is(node, "driver/@io", "native") && !matches!(&*cache, "none" | "directsync") {
        Some(format!("With io='native' the disk {name} needs cache='none' or cache='directsync'."))
    } else if scene.document().child(node, "shareable").is_some()
        && scene.document().child(node, "readonly").is_none()
        && !matches!(&*format, "raw" | "none")
    {
        Some(format!("The disk {name} cannot be shared: guests would damage an image of format {format}."))
    } else {
        None
    }
}

/// What kind of drive it is: a read-only hard disk on IDE or SATA, a tray or a USB medium that cannot be, a
/// rotation rate where drives have none, SCSI commands on a virtio disk that QEMU no longer hands on.
fn drive(scene: &Scene<'_>, node: NodeId) -> Option<String> {
    let Disk { document, .. } = scene.disk(node);
    let disk = scene.disk(node);
    let (name, bus, device) = (disk.target(), disk.bus(), disk.device());
    let rotates = scene.number(node, "target/@rotation_rate").is_some_and(|it| it != 0);
    if device == "disk" && matches!(&*bus, "ide" | "sata") && document.child(node, "readonly").is_some() {
        Some(format!(
            "Hard disks on {bus}, as {name} is, cannot be read-only. CD-ROMs can, and disks on virtio."
        ))
    } else if !matches!(&*device, "cdrom" | "floppy") && scene.is(node, "target/@tray", "open") {
        Some(format!("Only CD-ROMs and floppies have a tray; {name} is a {device}."))
    } else if rotates && (device != "disk" || !matches!(&*bus, "scsi" | "ide" | "sata")) {
        Some(format!(
            "Only hard disks on SCSI, IDE or SATA tell how fast they rotate; {name} is a {device} on {bus}."
        ))
    } else if bus == "usb"
        && document.child(node, "source").is_none()
        && scene.does(Behaviour::RefusesEmptyUsbDisk)
    {
        Some(format!("The drive {name} is on USB, where QEMU cannot have one without a medium."))
    } else if device == "lun" && bus == "virtio" && !scene.has("virtio-blk-pci.scsi") {
        Some(format!(
            "QEMU {} hands no SCSI commands on for {name}, since it is on virtio. Use bus='scsi'.",
            scene.host().qemu
        ))
    } else {
        None
    }
}

/// The names that a drive tells of itself: each bus has some, and a LUN has its own.
fn names(scene: &Scene<'_>, node: NodeId) -> Option<String> {
    let disk = scene.disk(node);
    let (bus, lun) = (disk.bus(), disk.device() == "lun");
    let ata = scene.does(Behaviour::NamesProductOfAtaDisks) && matches!(&*bus, "ide" | "sata");
    let kinds = [
        ("wwn", matches!(&*bus, "ide" | "scsi") && !lun),
        ("vendor", bus == "scsi" && !lun),
        ("product", (bus == "scsi" || ata) && !lun),
        ("serial", !(lun && bus == "scsi")),
    ];
    if let Some(serial) = scene.value(node, "serial").filter(|it| !it.chars().all(is_safe)) {
        return Some(format!(
            "The serial '{}' of {} has characters that QEMU does not take.",
            serial.trim(),
            disk.target()
        ));
    }
    let written = |name: &str| scene.value(node, name).is_some_and(|it| !it.is_empty());
    let (kind, _) = kinds.into_iter().find(|(name, fits)| !fits && written(name))?;
    let what = if lun { "LUN" } else { "disk" };
    Some(format!("A {what} on {bus} cannot have a <{kind}>; {} has one.", disk.target()))
}

/// Whether QEMU's command line takes the character in a serial.
fn is_safe(it: char) -> bool {
    it.is_ascii_alphanumeric() || "-_. +".contains(it)
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn by_release() {
        for (host, inside, refused) in [
            ("libvirt=11.3.0", "<target dev='sda' bus='sata'/><readonly/>", true),
            ("libvirt=11.3.0", "<target dev='sda' bus='usb'/><readonly/>", false),
            ("libvirt=11.3.0", "<driver name='qemu' type='fat'/><target dev='sda' bus='usb'/>", true),
            ("libvirt=11.3.0", "<target dev='sda' bus='sata'/><product>x</product>", false),
            ("libvirt=9.0.0,qemu=7.2", "<target dev='sda' bus='sata'/><product>x</product>", true),
            (
                "libvirt=11.3.0",
                "<driver name='qemu' type='qcow2'/><target dev='sda' bus='sata'/><shareable/>",
                true,
            ),
            ("libvirt=11.3.0", "<driver name='qemu' io='native'/><target dev='sda' bus='sata'/>", true),
            (
                "libvirt=11.3.0",
                "<driver name='qemu' io='native' cache='none'/><target dev='sda' bus='sata'/>",
                false,
            ),
        ] {
            let disk = format!("<devices><disk type='file'><source file='/a'/>{inside}</disk></devices>");
            assert_eq!(!defined(host, &disk).refusals.is_empty(), refused, "{host} {inside}");
        }
    }
}
