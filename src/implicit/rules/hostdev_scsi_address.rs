//! `hostdev-scsi-address`: an assigned SCSI device gets a free unit.

use crate::domain::DriveAddress;
use crate::implicit::address::Numbers;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::{NodeId, Tree};

pub(super) static RULE: Rule = Rule {
    id: "hostdev-scsi-address",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Drive address of an assigned SCSI device",
    reference: "virDomainHostdevAssignAddress",
    since: "1.0.6",
    apply,
};

/// Units of a controller that libvirt hands out (`SCSI_NARROW_BUS_MAX_CONT_UNIT`).
const UNITS: u32 = 7;

/// *When*: `<hostdev type='scsi'>` without an address.
fn apply(scene: &mut Scene<'_>) {
    let mut units = used(scene);
    for hostdev in scene.devices("hostdev") {
        if !scene.is(hostdev, "@type", "scsi") || scene.document().child(hostdev, "address").is_some() {
            continue;
        }
        let unit = units.take_lowest();
        let address = Tree::element("address")
            .with("type", "drive")
            .with("controller", (unit / UNITS).to_string())
            .with("bus", "0")
            .with("target", "0")
            .with("unit", (unit % UNITS).to_string());
        scene.add(hostdev, address, Origin::Default, "The first unit that no SCSI disk or device has.");
    }
}

/// The units of all controllers, counted on from one to the next, that something on SCSI has.
fn used(scene: &Scene<'_>) -> Numbers {
    let disks = scene.disks().into_iter().filter(|it| it.bus() == "scsi").map(|it| it.node);
    let hostdevs = scene.devices("hostdev").into_iter().filter(|it| scene.is(*it, "@type", "scsi"));
    let address = |it: NodeId| DriveAddress::of(scene.document(), it);
    let places = disks.chain(hostdevs).filter_map(address);
    let places = places.filter(|it| it.bus == 0 && it.target == 0 && it.unit < UNITS);
    places.filter_map(|it| it.controller.checked_mul(UNITS)?.checked_add(it.unit)).collect()
}
