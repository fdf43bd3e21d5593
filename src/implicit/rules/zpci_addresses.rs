//! `zpci-addresses`: a PCI device of an IBM Z guest has two numbers beside its place.

use crate::compat::Behaviour;
use crate::domain::{PciAddress, number};
use crate::implicit::address::zpci::{Taken, ZpciIds};
use crate::implicit::address::{in_device_order, label};
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "zpci-addresses",
    stage: Stage::AssignAddresses,
    effect: Effect::Decides,
    title: "PCI numbers of IBM Z",
    reference: "qemuDomainAssignPCIAddressExtension",
    since: "4.10.0; bridges that libvirt adds between 9.0.0 and 11.3.0, before when read again",
    apply,
};

/// *When*: a device has a PCI address and lacks one of the numbers, and this QEMU has zPCI.
/// *Opting out*: `<zpci uid='…' fid='…'/>` in its `<address>`.
fn apply(scene: &mut Scene<'_>) {
    if !scene.has("zpci") || !scene.does(Behaviour::AssignsZpci) {
        return;
    }
    // Controllers that libvirt itself has just added were forgotten until they were read again.
    let is_forgotten = |node| {
        !scene.does(Behaviour::NumbersAddedBridges)
            && scene.document().name(node) == "controller"
            && scene.is_added(node)
    };
    let is_character =
        |node| matches!(scene.document().name(node), "serial" | "parallel" | "channel" | "console");
    let devices = in_device_order(scene.document()).into_iter();
    let devices: Vec<_> = devices
        .filter(|it| {
            !is_character(*it) && !is_forgotten(*it) && PciAddress::of(scene.document(), *it).is_some()
        })
        .collect();
    let mut ids = ZpciIds::default();
    // Devices with one of the numbers come first.
    let (some, none): (Vec<_>, Vec<_>) =
        devices.into_iter().partition(|it| uid(scene, *it).is_some() || fid(scene, *it).is_some());
    for node in some.into_iter().chain(none) {
        match ids.take(uid(scene, node), fid(scene, node)) {
            Ok((uid, fid)) => {
                let because = "Filled in by libvirt: the lowest number that no other PCI device has.";
                scene.set(node, "address/zpci/@uid", &format!("0x{uid:04x}"), Origin::Default, because);
                scene.set(node, "address/zpci/@fid", &format!("0x{fid:08x}"), Origin::Default, because);
            }
            Err(taken) => {
                let (name, number) = match taken {
                    Taken::Uid(uid) => ("uid", uid),
                    Taken::Fid(fid) => ("fid", fid),
                };
                let device = label(scene.document(), node);
                scene.refuse(
                    node,
                    format!("Another device has {name} 0x{number:x}, so {device} cannot have it."),
                );
            }
        }
    }
}

fn uid(scene: &Scene<'_>, node: NodeId) -> Option<u32> {
    number(&scene.value(node, "address/zpci/@uid")?)
}

fn fid(scene: &Scene<'_>, node: NodeId) -> Option<u32> {
    number(&scene.value(node, "address/zpci/@fid")?)
}
