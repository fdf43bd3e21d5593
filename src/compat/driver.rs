//! What the QEMU of a target does not have: devices, network card models; of machine types see machine.rs.
//!
//! libvirt's parser takes these; its QEMU driver then refuses the domain (`virQEMUCapsIsMachineSupported`,
//! `qemuValidateDomainDef`), or QEMU does when it starts.

use super::finding::{Class, Finding, Needs};
use super::target::Target;
use super::{Version, machine};
use crate::machine::{Arch, Qemu};
use crate::xml::{Document, NodeId};

/// Element, attribute and value of a device, and the capability that QEMU must have for it.
const DEVICES: &[(&str, &str, &str, &str)] = &[
    ("controller", "model", "ich9-ehci1", "ich9-usb-ehci1"),
    ("controller", "model", "nec-xhci", "nec-usb-xhci"),
    ("controller", "model", "qemu-xhci", "qemu-xhci"),
    ("controller", "model", "virtio-scsi", "virtio-scsi-pci"),
    ("controller", "model", "lsisas1068", "mptsas1068"),
    ("controller", "model", "lsisas1078", "megasas"),
    ("controller", "model", "vmpvscsi", "pvscsi"),
    ("controller", "model", "pcie-to-pci-bridge", "pcie-pci-bridge"),
    ("controller", "model", "pci-expander-bus", "pxb"),
    ("controller", "model", "pcie-expander-bus", "pxb-pcie"),
    ("controller/model", "name", "pcie-root-port", "pcie-root-port"),
    ("crypto", "model", "virtio", "virtio-crypto"),
    ("filesystem/driver", "type", "virtiofs", "vhost-user-fs"),
    ("input", "bus", "virtio", "virtio-keyboard"),
    ("iommu", "model", "intel", "intel-iommu"),
    ("iommu", "model", "virtio", "virtio-iommu-pci"),
    ("memory", "model", "dimm", "pc-dimm"),
    ("memory", "model", "nvdimm", "nvdimm"),
    ("memory", "model", "virtio-mem", "virtio-mem-pci"),
    ("memory", "model", "virtio-pmem", "virtio-pmem-pci"),
    ("rng", "model", "virtio", "virtio-rng"),
    ("sound", "model", "virtio", "virtio-sound"),
    ("tpm", "model", "tpm-crb", "tpm-crb"),
    ("tpm", "model", "tpm-tis", "tpm-tis"),
    ("tpm/backend", "type", "emulator", "tpm-emulator"),
    ("video/model", "type", "bochs", "bochs-display"),
    ("video/model", "type", "virtio", "virtio-gpu"),
    ("vsock", "model", "virtio", "vhost-vsock"),
];

/// Models of network cards that are younger than QEMU 0.12; libvirt takes any word.
const INTERFACES: &[(&str, Version)] = &[
    ("e1000-82544gc", Version::new(2, 2, 0)),
    ("e1000-82545em", Version::new(2, 2, 0)),
    ("e1000e", Version::new(2, 7, 0)),
    ("igb", Version::new(8, 0, 0)),
    ("vmxnet3", Version::new(1, 5, 0)),
    ("virtio-transitional", Version::new(4, 0, 0)),
    ("virtio-non-transitional", Version::new(4, 0, 0)),
];

/// Why QEMU cannot give a guest what a value asks for; `None` where it can or nothing is known. `path` is that of the
/// element below `<devices>`: `video/model`.
pub fn missing_in_qemu(path: &str, attribute: &str, value: &str, qemu: &Qemu) -> Option<String> {
    let asks = |it: &&(&str, &str, &str, &str)| it.0 == path && it.1 == attribute && it.2 == value;
    let device = DEVICES.iter().find(asks).filter(|it| qemu.measured().is_some() && !qemu.has(it.3));
    let since = match device {
        Some((.., flag)) => qemu.first_with(flag),
        None => {
            let card = INTERFACES
                .iter()
                .find(|it| (path, attribute) == ("interface/model", "type") && it.0 == value);
            Some(card.map(|it| it.1).filter(|it| *it > qemu.version)?)
        }
    };
    Some(match since.filter(|it| *it > qemu.version) {
        Some(since) => format!("needs QEMU {since}"),
        None => format!("QEMU {} does not have it", qemu.version),
    })
}

/// What the release of QEMU does not have. Silent for domains of other drivers.
pub(super) fn findings(document: &Document, target: &Target) -> Vec<Finding> {
    let root = document.root();
    let Some(version) = target.qemu.filter(|_| is_qemu(document)) else { return Vec::new() };
    let arch = document.value(root, "os/type/@arch").and_then(|it| Arch::parse(&it)).unwrap_or(Arch::X86_64);
    let qemu = Qemu::of(version, arch);
    let mut findings: Vec<_> = machine::finding(document, target).into_iter().collect();
    let devices = document.child(root, "devices");
    for device in devices.into_iter().flat_map(|devices| document.elements(devices)) {
        findings.extend(device_finding(document, device, &qemu));
        findings.extend(interface(document, device, version));
    }
    findings
}

/// Whether QEMU runs the domain.
pub(super) fn is_qemu(document: &Document) -> bool {
    matches!(document.attribute(document.root(), "type").as_deref(), Some("kvm" | "qemu"))
}

fn device_finding(document: &Document, device: NodeId, qemu: &Qemu) -> Option<Finding> {
    let missing = DEVICES.iter().find_map(|(path, attribute, value, flag)| {
        let (name, inside) = path.split_once('/').unwrap_or((path, ""));
        let node = (document.name(device) == name).then(|| document.find(device, inside))??;
        let missing =
            document.attribute_is(node, attribute, value) && qemu.measured().is_some() && !qemu.has(flag);
        missing.then_some((node, *attribute, *value, *flag))
    });
    let (node, attribute, value, flag) = missing?;
    let (needs, words) = match qemu.first_with(flag) {
        Some(since) if since > qemu.version => (Needs::Qemu(since), format!("came with QEMU {since}")),
        _ => (Needs::Never, format!("is not in QEMU {}", qemu.version)),
    };
    let reason = format!("{attribute}='{value}' of <{}> {words}", document.name(node));
    Some(finding(node, attribute, Class::Refused, needs, reason, "qemuValidateDomainDef"))
}

fn interface(document: &Document, device: NodeId, version: Version) -> Option<Finding> {
    let node = (document.name(device) == "interface").then(|| document.child(device, "model"))??;
    let model = document.attribute(node, "type")?;
    let (_, since) = INTERFACES.iter().find(|(it, since)| *it == model && *since > version)?;
    let reason = format!(
        "the network card {model} came with QEMU {since}; libvirt takes the word, QEMU does not start"
    );
    Some(finding(node, "type", Class::Refused, Needs::Qemu(*since), reason, "qemuBuildNicDevProps"))
}

pub(super) fn finding(
    node: NodeId,
    attribute: &str,
    class: Class,
    needs: Needs,
    reason: String,
    reference: &'static str,
) -> Finding {
    let attribute = Some(attribute.to_owned());
    Finding { node, attribute, class, needs, reason, reference, from: Version::new(0, 0, 0) }
}
