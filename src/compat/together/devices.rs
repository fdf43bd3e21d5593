//! Two places of a device, or two devices.

use super::{AFTER_9_0, Found, V0, exact, since};
use crate::compat::driver::is_qemu;
use crate::compat::finding::Class;
use crate::compat::{Precision, Version};
use crate::domain::number;
use crate::xml::NodeId;

/// Looks at every device, and at devices of which there was but one.
pub(super) fn look(found: &mut Found<'_>, devices: NodeId) {
    let document = found.document;
    for device in document.elements(devices) {
        pci_address(found, device);
        match document.name(device) {
            "disk" => {
                sata_disk(found, device);
                disk_names(found, device);
                disk_source(found, device);
            }
            "controller" => root_hotplug(found, device),
            "graphics" => remote_desktop(found, device),
            "hostdev" => initiator(found, device),
            "interface" => port_profile(found, device),
            "rng" => random_source(found, device),
            "video" => video_memory(found, device),
            _ => {}
        }
    }
    for (name, from, needs) in
        [("watchdog", V0, exact(9, 1, 0)), ("panic", Version::new(1, 2, 1), exact(1, 3, 0))]
    {
        for node in document.elements_named(devices, name).skip(1) {
            found.refused(node, None, from, needs, &format!("a second <{name}>"), "virDomainDefParseXML");
        }
    }
    for node in document.elements_named(devices, "console").skip(1) {
        found.skipped(node, None, exact(0, 9, 7), Class::LostGuestChanges, "a second <console>");
    }
}

/// SATA was of other drivers first.
fn sata_disk(found: &mut Found<'_>, disk: NodeId) {
    let document = found.document;
    let target = document.child(disk, "target").filter(|it| document.attribute_is(*it, "bus", "sata"));
    if let Some(target) = target.filter(|_| is_qemu(document)) {
        let what = "a SATA disk of a QEMU guest";
        found.refused(target, Some("bus"), V0, exact(0, 9, 7), what, "qemuBuildDriveDevStr");
    }
}

/// Names that a disk shows to the guest: of SCSI disks first, of SATA disks later.
fn disk_names(found: &mut Found<'_>, disk: NodeId) {
    let document = found.document;
    let product = document
        .child(disk, "product")
        .filter(|_| document.value(disk, "target/@bus").as_deref() == Some("sata"));
    if let Some(node) = product {
        found.refused(node, None, V0, AFTER_9_0, "<product> of a SATA disk", "virDomainDiskDefValidate");
    }
}

/// A host of a disk had to have a name before other transports were known, and a port for longer; SSH was known long before QEMU was told.
fn disk_source(found: &mut Found<'_>, disk: NodeId) {
    let document = found.document;
    let Some(source) = document.child(disk, "source") else { return };
    for host in document.elements_named(source, "host").filter(|it| document.attribute(*it, "name").is_none())
    {
        let what = "<host> without name=";
        found.refused(host, None, Version::new(0, 8, 7), exact(1, 0, 1), what, "virDomainDiskDefParseXML");
    }
    let takes_port =
        |it: &NodeId| ["port", "socket"].iter().all(|name| document.attribute(*it, name).is_none());
    for host in document.elements_named(source, "host").filter(takes_port) {
        let what = "<host> without port=";
        found.refused(host, None, Version::new(0, 8, 7), exact(1, 0, 4), what, "virDomainDiskDefParseXML");
    }
    if document.attribute_is(source, "protocol", "ssh") && is_qemu(document) {
        let needs = since(Version::new(5, 10, 0), Precision::After(Version::new(5, 6, 0)));
        let what = "an SSH disk of a QEMU guest";
        found.refused(source, Some("protocol"), V0, needs, what, "qemuBuildNetworkDriveStr");
    }
}

/// The display was VirtualBox's first.
fn remote_desktop(found: &mut Found<'_>, graphics: NodeId) {
    let document = found.document;
    if document.attribute_is(graphics, "type", "rdp") && is_qemu(document) {
        let what = "RDP graphics of a QEMU guest";
        let reference = "qemuValidateDomainDeviceDefGraphics";
        found.refused(graphics, Some("type"), V0, exact(11, 1, 0), what, reference);
    }
}

/// Random numbers came from one of two devices first.
fn random_source(found: &mut Found<'_>, rng: NodeId) {
    let document = found.document;
    let backend = document.child(rng, "backend").filter(|it| document.attribute_is(*it, "model", "random"));
    let Some(node) = backend else { return };
    let path = document.text(node).trim().to_owned();
    if !path.is_empty() && !OLD_RANDOM_SOURCES.contains(&path.as_str()) {
        let what = format!("\"{path}\" in <backend>");
        let from = Version::new(1, 0, 3);
        found.refused(node, None, from, exact(1, 3, 4), &what, "virDomainRNGDefParseXML");
    }
}

/// What releases before 1.3.4 take random numbers from.
const OLD_RANDOM_SOURCES: [&str; 2] = ["/dev/random", "/dev/hwrng"];

/// The memory of a graphics card was read of every card, and given to QEMU of QXL alone; 16 MiB is what it takes by itself.
fn video_memory(found: &mut Found<'_>, video: NodeId) {
    let document = found.document;
    let Some(model) = document.child(video, "model") else { return };
    let is_late = ["vga", "vmvga"].iter().any(|it| document.attribute_is(model, "type", it));
    let other = document.attribute(model, "vram").filter(|it| is_late && it != "16384");
    if let Some(size) = other {
        let what = format!("vram='{size}' of <model>");
        found.skipped(model, Some("vram"), exact(1, 2, 11), Class::LostGuestChanges, &what);
    }
}

/// A SCSI device of the host had an adapter of the host.
fn initiator(found: &mut Found<'_>, hostdev: NodeId) {
    let document = found.document;
    let source = document.child(hostdev, "source").filter(|_| document.attribute_is(hostdev, "type", "scsi"));
    if let Some(source) = source.filter(|it| document.attribute_is(*it, "protocol", "iscsi")) {
        let what = "a SCSI device that is reached by iSCSI";
        let reference = "virDomainHostdevSubsysSCSIDefParseXML";
        found.refused(source, Some("protocol"), Version::new(1, 0, 6), exact(1, 2, 8), what, reference);
    }
}

/// A profile had a type before networks had one for it.
fn port_profile(found: &mut Found<'_>, interface: NodeId) {
    let document = found.document;
    let profile = document.child(interface, "virtualport");
    if let Some(node) = profile.filter(|it| document.attribute(*it, "type").is_none()) {
        let what = "<virtualport> without type=";
        let reference = "virNetDevVPortProfileParse";
        found.refused(node, None, Version::new(0, 8, 2), exact(0, 10, 0), what, reference);
    }
}

fn root_hotplug(found: &mut Found<'_>, controller: NodeId) {
    let document = found.document;
    let target =
        document.child(controller, "target").filter(|it| document.attribute(*it, "hotplug").is_some());
    if let Some(node) = target.filter(|_| document.attribute_is(controller, "model", "pci-root")) {
        let needs = since(Version::new(9, 0, 0), Precision::After(Version::new(7, 0, 0)));
        let what = "hotplug= of a pci-root";
        found.refused(
            node,
            Some("hotplug"),
            Version::new(6, 3, 0),
            needs,
            what,
            "qemuValidateDomainDeviceDefControllerPCI",
        );
    }
}

/// Before bridges were known there was bus 0 alone; before multifunction, function 0 alone but for the chip at slot 1.
fn pci_address(found: &mut Found<'_>, device: NodeId) {
    let document = found.document;
    let Some(node) = document.child(device, "address").filter(|it| document.attribute_is(*it, "type", "pci"))
    else {
        return;
    };
    if document.attributes(node).len() == 1 {
        let what = "a PCI address that names no place";
        found.refused(node, None, V0, exact(1, 3, 5), what, "virPCIDeviceAddressParseXML");
    }
    let value = |name: &str| document.attribute(node, name).and_then(|it| number(&it)).unwrap_or(0);
    if value("bus") != 0 {
        found.refused(
            node,
            Some("bus"),
            V0,
            exact(1, 0, 5),
            "a PCI bus other than 0",
            "qemuBuildDeviceAddressStr",
        );
    }
    if value("function") != 0 && value("slot") != 1 {
        let what = "a PCI function other than 0";
        found.refused(node, Some("function"), V0, exact(0, 9, 7), what, "qemuBuildDeviceAddressStr");
    }
}
