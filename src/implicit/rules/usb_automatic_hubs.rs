//! `usb-automatic-hubs`: more USB devices than ports, so libvirt adds hubs.

use crate::compat::Behaviour;
use crate::implicit::address::usb::{HUB_PORTS, read};
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "usb-automatic-hubs",
    stage: Stage::AssignAddresses,
    effect: Effect::Decides,
    title: "USB hubs on demand",
    reference: "qemuDomainAssignUSBAddresses",
    since: "2.1.0",
    apply,
};

/// *When*: the domain is defined anew and its USB devices, hubs included, outnumber the ports.
/// *Opting out*: write hubs, or a controller with more ports such as qemu-xhci with `ports='15'`.
fn apply(scene: &mut Scene<'_>) {
    if !scene.does(Behaviour::AssignsUsbPorts) || !scene.defining() {
        return;
    }
    let devices = read(scene);
    let hubs = devices.iter().filter(|it| it.is_hub).count();
    let on_controllers: usize = scene.controllers("usb").iter().map(|it| it.usb_ports() as usize).sum();
    let available = on_controllers + hubs * HUB_PORTS;
    if on_controllers == 0 || devices.len() <= available {
        return;
    }
    // Each hub takes a port and gives eight; one port stays over for later.
    let missing = (devices.len() - available + 1).div_ceil(HUB_PORTS - 1);
    let because = format!(
        "{} USB devices are more than the {available} ports of the controllers and hubs written, so libvirt adds \
         {}.",
        devices.len(),
        if missing == 1 { "a hub".to_owned() } else { format!("{missing} hubs") },
    );
    for _ in 0..missing {
        scene.add_device(Tree::element("hub").with("type", "usb"), Origin::Demanded, because.as_str());
    }
}
