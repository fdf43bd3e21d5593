//! `virtio-transitional`: on conventional PCI every virtio device is a transitional one.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "virtio-transitional",
    title: "On conventional PCI every virtio device is a transitional one.",
    until: Wording::VirtioTransitional,
    class: Class::Safe,
    reference: "25d05051b3",
    apply,
};

/// Where all of the machine's buses are conventional. Elsewhere plain virtio is another device.
fn apply(work: &mut Work<'_>) {
    let has_pcie = work
        .devices("controller")
        .into_iter()
        .any(|it| work.document().attribute(it, "model").is_some_and(|model| model.starts_with("pcie")));
    if has_pcie || !work.machine().is_i440fx() {
        return;
    }
    const REASON: &str =
        "Releases before 5.2.0 do not know the word; on conventional PCI plain virtio is the same.";
    let document = work.document();
    let Some(devices) = document.child(document.root(), "devices") else { return };
    for device in document.elements(devices).collect::<Vec<NodeId>>() {
        let name = work.document().name(device).to_owned();
        let model = work.document().child(device, "model");
        if let Some(model) =
            model.filter(|it| name == "interface" && work.is(*it, "@type", "virtio-transitional"))
        {
            work.set(model, "type", "virtio", REASON);
        } else if work.is(device, "@model", "virtio-transitional") {
            match (name.as_str(), work.document().attribute_is(device, "type", "scsi")) {
                ("controller", true) => work.set(device, "model", "virtio-scsi", REASON),
                ("rng" | "vsock" | "memballoon", _) => work.set(device, "model", "virtio", REASON),
                _ => work.drop_attribute(device, "model", REASON),
            }
        }
    }
}
