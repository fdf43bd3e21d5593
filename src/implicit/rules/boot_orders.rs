//! `boot-orders`: each place in the boot order is taken once.

use crate::domain::{DEVICE_ORDER, number};
use crate::implicit::address::label;
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
    let mut orders: Vec<u32> = Vec::new();
    for device in DEVICE_ORDER.iter().flat_map(|it| scene.devices(it)).collect::<Vec<_>>() {
        let Some(order) = scene.value(device, "boot/@order").and_then(|it| number(&it)) else { continue };
        let name = label(scene.document(), device);
        if order == 0 {
            scene.refuse(device, format!("The boot order of {name} is 0; it counts from 1."));
        } else if orders.contains(&order) {
            scene.refuse(device, format!("Boot order {order} of {name} belongs to another device already."));
        }
        orders.push(order);
    }
    let root = scene.root();
    if let Some(boot) = scene.document().find(root, "os/boot").filter(|_| !orders.is_empty()) {
        scene.refuse(boot, "Boot devices are written in <os> and as an order in devices. Only one of both is possible.");
    }
}
