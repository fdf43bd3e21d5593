//! `hostdev-mode`: a host device is assigned whole, and libvirt leaves its driver on the host alone.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "hostdev-mode",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Mode of an assigned host device",
    reference: "virDomainHostdevDefParseXML, virDomainHostdevDefFormat",
    since: "0.4.4",
    apply,
};

/// *When*: `mode` or `managed` are missing, or the address of a PCI device.
/// *Opting out*: `managed='yes'` has libvirt detach the device from the host's driver by itself.
fn apply(scene: &mut Scene<'_>) {
    for hostdev in scene.devices("hostdev") {
        scene.fill(hostdev, "@mode", "subsystem", "A host device is assigned to the guest whole.");
        if scene.is(hostdev, "@mode", "subsystem") {
            let because =
                "It must be detached from the host's driver by hand unless managed='yes' is written.";
            scene.fill(hostdev, "@managed", "no", because);
        }
        if scene.is(hostdev, "@type", "pci") && scene.document().find(hostdev, "source/address").is_none() {
            for (part, zero) in [("domain", "0x0000"), ("bus", "0x00"), ("slot", "0x00"), ("function", "0x0")]
            {
                let path = format!("source/address/@{part}");
                scene.fill(hostdev, &path, zero, "What is not written of an address is zero.");
            }
        }
    }
}
