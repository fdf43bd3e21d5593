//! What older releases do not take because of two places at once, each of which they read by itself.
//!
//! Measured with libvirt 7.0.0, 9.0.0 and 11.3.0, or read in the sources of 0.9.4; a release between two measured ones
//! is marked as the range it is.

use super::finding::{Class, Finding, Needs};
use super::{Precision, Since, Version};
use crate::domain::number;
use crate::xml::{Document, NodeId};

const V0: Version = Version::new(0, 0, 0);
/// Measured: not yet in the first, there in the second.
const AFTER_9_0: Since = since(Version::new(11, 3, 0), Precision::After(Version::new(9, 0, 0)));

const fn since(version: Version, precision: Precision) -> Since {
    Since { version, precision }
}

const fn exact(major: u16, minor: u16, micro: u16) -> Since {
    since(Version::new(major, minor, micro), Precision::Exact)
}

/// Everything of the kind that some release does not take, place by place.
pub(super) fn findings(document: &Document) -> Vec<Finding> {
    let mut found = Found { document, findings: Vec::new() };
    let root = document.root();
    firmware(&mut found, root);
    memory_and_processor(&mut found, root);
    processor_of_host(&mut found, root);
    cells(&mut found, root);
    timers(&mut found, root);
    for node in document.elements_named(root, "seclabel").skip(1) {
        found.skipped(node, exact(0, 10, 0), Class::LostHarmless, "a second <seclabel>");
    }
    let Some(devices) = document.child(root, "devices") else { return found.findings };
    for device in document.elements(devices) {
        pci_address(&mut found, device);
        match document.name(device) {
            "disk" => {
                disk_names(&mut found, device);
                disk_hosts(&mut found, device);
            }
            "controller" => root_hotplug(&mut found, device),
            _ => {}
        }
    }
    for node in document.elements_named(devices, "watchdog").skip(1) {
        let needs = exact(9, 1, 0);
        found.refused(node, None, V0, needs, "a second <watchdog>", "virDomainDefParseXML");
    }
    for node in document.elements_named(devices, "console").skip(1) {
        found.skipped(node, exact(0, 9, 7), Class::LostGuestChanges, "a second <console>");
    }
    found.findings
}

struct Found<'a> {
    document: &'a Document,
    findings: Vec<Finding>,
}

impl Found<'_> {
    fn refused(
        &mut self,
        node: NodeId,
        attribute: Option<&str>,
        from: Version,
        needs: Since,
        what: &str,
        reference: &'static str,
    ) {
        let reason =
            format!("{what} is taken since libvirt {}; older releases refuse the domain", needs.version);
        let (attribute, needs) = (attribute.map(str::to_owned), Needs::Libvirt(needs));
        self.findings.push(Finding {
            node,
            attribute,
            class: Class::Refused,
            needs,
            reason,
            reference,
            from,
        });
    }

    fn skipped(&mut self, node: NodeId, needs: Since, class: Class, what: &str) {
        let effect =
            if class == Class::LostHarmless { "the guest does not notice" } else { "the guest changes" };
        let since = needs.version;
        let reason =
            format!("{what} is read since libvirt {since}; older releases skip it without a word: {effect}");
        let reference = "virDomainDefParseXML";
        self.findings.push(Finding {
            node,
            attribute: None,
            class,
            needs: Needs::Libvirt(needs),
            reason,
            reference,
            from: V0,
        });
    }
}

/// While libvirt chose the firmware itself it refused details beside `firmware=` in the releases around 9.0.0.
fn firmware(found: &mut Found<'_>, root: NodeId) {
    let document = found.document;
    let Some(os) = document.child(root, "os").filter(|os| document.attribute(*os, "firmware").is_some())
    else {
        return;
    };
    let (from, needs) =
        (Version::new(8, 6, 0), since(Version::new(9, 2, 0), Precision::After(Version::new(9, 0, 0))));
    let reference = "virDomainDefOSValidate";
    if let Some(loader) = document.child(os, "loader") {
        for name in ["readonly", "type"].into_iter().filter(|name| document.attribute(loader, name).is_some())
        {
            let what = format!("{name}= of <loader> beside firmware= of <os>");
            found.refused(loader, Some(name), from, needs, &what, reference);
        }
        if document.attribute_is(loader, "secure", "no") {
            found.refused(
                loader,
                Some("secure"),
                from,
                needs,
                "secure='no' of <loader> beside firmware= of <os>",
                reference,
            );
        }
        if !document.text(loader).trim().is_empty() {
            found.refused(
                loader,
                None,
                from,
                needs,
                "a path in <loader> beside firmware= of <os>",
                reference,
            );
        }
    }
    if let Some(nvram) =
        document.child(os, "nvram").filter(|it| document.attribute(*it, "template").is_some())
    {
        found.refused(
            nvram,
            Some("template"),
            from,
            needs,
            "template= of <nvram> beside firmware= of <os>",
            reference,
        );
    }
}

fn memory_and_processor(found: &mut Found<'_>, root: NodeId) {
    let document = found.document;
    if let Some(node) =
        document.child(root, "maxMemory").filter(|it| document.attribute(*it, "slots").is_none())
    {
        let from = Version::new(1, 2, 14);
        found.refused(node, None, from, AFTER_9_0, "<maxMemory> without slots=", "virDomainDefParseMemory");
    }
    if let Some(node) = document.find(root, "cpu/maxphysaddr")
        && document.attribute_is(node, "mode", "emulate")
        && document.attribute(node, "bits").is_none()
    {
        let from = Version::new(8, 7, 0);
        found.refused(
            node,
            None,
            from,
            AFTER_9_0,
            "mode='emulate' of <maxphysaddr> without bits=",
            "virCPUDefParseXML",
        );
    }
}

/// Features were of a CPU model first; a host's own processor had to be taken as it is.
fn processor_of_host(found: &mut Found<'_>, root: NodeId) {
    let document = found.document;
    let Some(cpu) =
        document.child(root, "cpu").filter(|it| document.attribute_is(*it, "mode", "host-passthrough"))
    else {
        return;
    };
    if let Some(node) = document.child(cpu, "feature").filter(|_| document.child(cpu, "model").is_none()) {
        let what = "<feature> beside mode='host-passthrough'";
        found.refused(node, None, Version::new(0, 9, 10), exact(1, 2, 12), what, "virCPUDefParseXML");
    }
}

/// Every cell had processors of its own.
fn cells(found: &mut Found<'_>, root: NodeId) {
    let document = found.document;
    let Some(numa) = document.find(root, "cpu/numa") else { return };
    let without = |it: &NodeId| document.attribute(*it, "cpus").is_none();
    for node in document.elements_named(numa, "cell").filter(without) {
        let from = Version::new(0, 9, 8);
        found.refused(node, None, from, exact(6, 6, 0), "<cell> without cpus=", "virDomainNumaDefParseXML");
    }
}

/// The parser has known the timer tsc from the start, for Xen; the QEMU driver did not start a guest that has it.
fn timers(found: &mut Found<'_>, root: NodeId) {
    let document = found.document;
    let is_qemu = matches!(document.attribute(root, "type").as_deref(), Some("kvm" | "qemu"));
    let Some(clock) = document.child(root, "clock").filter(|_| is_qemu) else { return };
    let is_tsc = |it: &NodeId| document.attribute_is(*it, "name", "tsc");
    for node in document.elements_named(clock, "timer").filter(is_tsc) {
        let what = "the timer tsc of a QEMU guest";
        found.refused(node, Some("name"), V0, exact(3, 2, 0), what, "qemuBuildClockCommandLine");
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

/// Before other transports were known, a host of a disk had to have a name.
fn disk_hosts(found: &mut Found<'_>, disk: NodeId) {
    let document = found.document;
    let Some(source) = document.child(disk, "source") else { return };
    for host in document.elements_named(source, "host").filter(|it| document.attribute(*it, "name").is_none())
    {
        let what = "<host> without name=";
        found.refused(host, None, Version::new(0, 8, 7), exact(1, 0, 1), what, "virDomainDiskDefParseXML");
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
