//! `device-boot-order`: the order of devices to start from, in the words for kinds of devices.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::order;
use crate::xml::{NodeId, Tree};

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "device-boot-order",
    title: "The order of devices to start from, in the words for kinds of devices.",
    until: Wording::DeviceBootOrder,
    class: Class::Safe,
    reference: "virDomainDeviceBootParseXML",
    apply,
};

/// Only where each kind has one device, so that the kinds say the same.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let root = document.root();
    let (Some(os), Some(devices)) = (document.child(root, "os"), document.child(root, "devices")) else {
        return;
    };
    let mut order: Vec<(u32, NodeId, &str)> = Vec::new();
    for device in document.elements(devices) {
        let Some(boot) = document.child(device, "boot") else { continue };
        let kind = match document.name(device) {
            "interface" => "network",
            "disk" if document.attribute_is(device, "device", "cdrom") => "cdrom",
            "disk" if document.attribute_is(device, "device", "floppy") => "fd",
            "disk" => "hd",
            _ => return,
        };
        let of_kind = document.elements_named(devices, document.name(device));
        let like =
            of_kind.filter(|it| document.attribute(*it, "device") == document.attribute(device, "device"));
        let number = document.attribute(boot, "order").and_then(|it| it.parse().ok());
        match (number, like.count()) {
            (Some(number), 1) => order.push((number, boot, kind)),
            _ => return,
        }
    }
    order::plainly(&mut order);
    let after = document.child(os, "type");
    for (_, boot, kind) in order.into_iter().rev() {
        let reason = "Releases before 0.8.8 know kinds of devices to start from, and there is one of each.";
        work.put(os, after, Tree::element("boot").with("dev", kind), reason);
        work.drop(boot, reason);
    }
}
