//! `unique-devices`: no two devices have one name, and no device of the host is assigned twice.

use std::collections::HashSet;

use crate::compat::Behaviour;
use crate::domain::number;
use crate::implicit::address::label;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "unique-devices",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Names and host devices that exist once",
    reference: "virDomainDefValidateAliases, virDomainHostdevMatch",
    since: "names 3.9.0",
    apply,
};

/// Refused: two devices whose aliases are the same, and two assignments of one device of the host.
fn apply(scene: &mut Scene<'_>) {
    let mut names = HashSet::new();
    let devices = scene.domain().devices();
    let devices: Vec<NodeId> = devices.into_iter().flat_map(|it| scene.document().elements(it)).collect();
    for device in devices {
        let alias = scene.value(device, "alias/@name").filter(|it| it.starts_with("ua-"));
        let Some(alias) = alias.map(|it| it.into_owned()) else { continue };
        if !names.insert(alias.clone()) {
            scene.refuse(device, format!("Two devices have the alias {alias}."));
        }
    }
    if !scene.does(Behaviour::RefusesHostdevTwice) {
        return;
    }
    let mut assigned = HashSet::new();
    for node in scene.devices("hostdev").into_iter().chain(scene.devices("interface")) {
        let told = HostDevice::told(scene, node);
        if told.iter().any(|it| assigned.contains(it)) {
            let what = label(scene.document(), node);
            scene.refuse(
                node,
                format!("One device of the host is assigned twice, the second time as {what}."),
            );
        }
        assigned.extend(told.into_iter().next());
    }
}

/// What tells a device of the host.
#[derive(PartialEq, Eq, Hash)]
enum HostDevice {
    /// Domain, bus, slot and function.
    Pci([u32; 4]),
    /// Bus and device.
    UsbPlace([u32; 2]),
    /// Vendor and product.
    UsbKind([u32; 2]),
    /// The UUID of a mediated device, or what a SCSI adapter calls it.
    Named(Vec<String>),
}

impl HostDevice {
    /// All that tells which device the element assigns. For those after it the first counts: where a USB device is told
    /// by its place, another one of its kind is another one.
    fn told(scene: &Scene<'_>, node: NodeId) -> Vec<HostDevice> {
        let text = |path: &str| scene.value(node, path).unwrap_or_default().into_owned();
        let value = |path: &str| scene.value(node, path).and_then(|it| number(&it));
        let pci = || {
            ["domain", "bus", "slot", "function"]
                .map(|it| value(&format!("source/address/@{it}")).unwrap_or(0))
        };
        match (scene.document().name(node), &*text("@type")) {
            ("interface", "hostdev") | ("hostdev", "pci") => scene
                .document()
                .find(node, "source/address")
                .map(|_| HostDevice::Pci(pci()))
                .into_iter()
                .collect(),
            ("hostdev", "usb") => {
                let both = |a: &str, b: &str| Some([value(a)?, value(b)?]);
                let place = both("source/address/@bus", "source/address/@device").map(HostDevice::UsbPlace);
                let kind = both("source/vendor/@id", "source/product/@id").map(HostDevice::UsbKind);
                place.into_iter().chain(kind).collect()
            }
            ("hostdev", "mdev") => vec![HostDevice::Named(vec![text("source/address/@uuid")])],
            ("hostdev", "scsi") if scene.document().find(node, "source/adapter").is_some() => {
                let parts = ["adapter/@name", "address/@bus", "address/@target", "address/@unit"];
                vec![HostDevice::Named(parts.map(|it| text(&format!("source/{it}"))).into())]
            }
            _ => Vec::new(),
        }
    }
}
