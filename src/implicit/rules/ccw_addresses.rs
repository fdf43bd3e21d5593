//! `ccw-addresses`: devices of an IBM Z guest get numbers on its channel subsystem.

use crate::domain::number;
use crate::implicit::address::ccw::{Ccw, Channels};
use crate::implicit::address::{in_device_order, label, virtio_without_address};
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::{Document, NodeId};

pub(super) static RULE: Rule = Rule {
    id: "ccw-addresses",
    stage: Stage::AssignAddresses,
    effect: Effect::Decides,
    title: "Device numbers of IBM Z",
    reference: "qemuDomainAssignS390Addresses",
    since: "1.0.4; VFIO channel devices 4.4.0",
    apply,
};

/// *When*: a virtio device or a passed-through channel device of an s390-ccw machine has no address, or one of type
/// ccw without numbers.
/// *Opting out*: write the address.
fn apply(scene: &mut Scene<'_>) {
    if !scene.machine().is_s390_ccw() {
        return;
    }
    drop_addresses_of_adapters(scene);
    let document = scene.document();
    let mut open = virtio_without_address(document, true);
    let is_channel = |it: NodeId| scene.is(it, "@type", "mdev") && scene.is(it, "@model", "vfio-ccw");
    let channels = scene.devices("hostdev").into_iter().filter(|it| is_channel(*it) && scene.has("vfio-ccw"));
    open.extend(channels.filter(|it| document.child(*it, "address").is_none()));
    let mut numbers = Channels::default();
    let mut waiting = Vec::new();
    let mut taken_twice = Vec::new();
    for node in in_device_order(document) {
        let typed = scene.is(node, "address/@type", "ccw");
        match written(document, node).filter(|_| typed) {
            Some(address) if numbers.take(address) => {}
            Some(address) => taken_twice.push((node, address)),
            None if typed || open.contains(&node) => waiting.push(node),
            None => {}
        }
    }
    for (node, address) in taken_twice {
        let device = label(scene.document(), node);
        scene.refuse(
            node,
            format!("Another device has the number {address} as well, so {device} cannot have it."),
        );
    }
    for node in waiting {
        let Some(Ccw { cssid, ssid, devno }) = numbers.take_next() else {
            return scene.refuse(node, "There are no more device numbers.");
        };
        let attributes = [
            ("cssid", format!("0x{cssid:x}")),
            ("ssid", format!("0x{ssid:x}")),
            ("devno", format!("0x{devno:04x}")),
        ];
        let because = "Filled in by libvirt: the first free device number of the channel subsystem. Another device \
                       written before it can move it.";
        scene.give_address(node, "ccw", &attributes, Origin::Default, because);
    }
}

fn written(document: &Document, node: NodeId) -> Option<Ccw> {
    let part = |path| number(&document.value(node, path)?);
    Some(Ccw { cssid: part("address/@cssid")?, ssid: part("address/@ssid")?, devno: part("address/@devno")? })
}

/// Crypto adapters that are passed through are on no bus.
fn drop_addresses_of_adapters(scene: &mut Scene<'_>) {
    for hostdev in scene.devices("hostdev") {
        let adapter = scene.is(hostdev, "@type", "mdev") && scene.is(hostdev, "@model", "vfio-ap");
        if let Some(address) =
            scene.document().child(hostdev, "address").filter(|_| adapter && scene.has("vfio-ccw"))
        {
            scene.drop(address, "A crypto adapter is on no bus of the guest.");
        }
    }
}
