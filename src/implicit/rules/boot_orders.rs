//! `boot-orders`: each place in the boot order is taken once.

use std::collections::HashSet;

use crate::domain::number;
use crate::implicit::address::{in_device_order, label};
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "boot-orders",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Boot order of devices",
    reference: "virDomainDefPostParseBootOrder, virDomainDeviceBootParseXML",
    since: "0.8.8",
    apply,
};

/// Refused: two devices with one boot order, an order of 0, and `<boot dev>` in `<os>` beside any order.
fn apply(scene: &mut Scene<'_>) {
    let mut orders: HashSet<u32> = HashSet::new();
    let mut ordered = false;
    for device in in_device_order(scene.document()) {
        let Some(order) = scene.value(device, "boot/@order").and_then(|it| number(&it)) else { continue };
        let name = label(scene.document(), device);
        if order == 0 {
            scene.refuse(device, format!("The boot order of {name} is 0; it counts from 1."));
        } else if !orders.insert(order) {
            scene.refuse(device, format!("Boot order {order} of {name} belongs to another device already."));
        }
        ordered = true;
    }
    let root = scene.root();
    if let Some(boot) = scene.document().find(root, "os/boot").filter(|_| ordered) {
        scene.refuse(
            boot,
            "Boot devices are written in <os> and as an order in devices. Only one of both is possible.",
        );
    }
}
