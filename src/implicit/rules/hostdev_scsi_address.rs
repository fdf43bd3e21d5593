//! `hostdev-scsi-address`: an assigned SCSI device gets a free unit.

use crate::domain::DriveAddress;
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
    for hostdev in scene.devices("hostdev") {
        if !scene.is(hostdev, "@type", "scsi") || scene.document().child(hostdev, "address").is_some() {
            continue;
        }
        let used = used(scene);
        let places = (0..).flat_map(|controller| (0..UNITS).map(move |unit| (controller, unit)));
        let free = places.into_iter().find(|it| !used.contains(it));
        let (controller, unit) = free.unwrap_or_default();
        let address = Tree::element("address")
            .with("type", "drive")
            .with("controller", controller.to_string())
            .with("bus", "0")
            .with("target", "0")
            .with("unit", unit.to_string());
        scene.add(hostdev, address, Origin::Default, "The first unit that no SCSI disk or device has.");
    }
}

/// Controller and unit of everything on SCSI.
fn used(scene: &Scene<'_>) -> Vec<(u32, u32)> {
    let disks = scene.disks().into_iter().filter(|it| it.bus() == "scsi").map(|it| it.node);
    let hostdevs = scene.devices("hostdev").into_iter().filter(|it| scene.is(*it, "@type", "scsi"));
    let address = |it: NodeId| DriveAddress::of(scene.document(), it);
    let places = disks.chain(hostdevs).filter_map(address).filter(|it| it.bus == 0 && it.target == 0);
    places.map(|it| (it.controller, it.unit)).collect()
}
