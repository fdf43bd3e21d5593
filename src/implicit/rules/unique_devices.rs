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
    let mut assigned: Vec<(HostDevice, NodeId)> = Vec::new();
    for node in scene.devices("hostdev").into_iter().chain(scene.devices("interface")) {
        let Some(device) = HostDevice::of(scene, node) else { continue };
        if assigned.iter().any(|(other, _)| other.is(&device)) {
            let what = label(scene.document(), node);
            scene.refuse(node, format!("One device of the host is assigned twice, the second time as {what}."));
        }
        assigned.push((device, node));
    }
}

/// Which device of the host an element assigns.
#[derive(PartialEq)]
enum HostDevice {
    /// By domain, bus, slot and function.
    Pci([u32; 4]),
    /// By bus and device, by vendor and product, or both.
    Usb { place: Option<[u32; 2]>, kind: Option<[u32; 2]> },
    /// By the UUID of a mediated device, or by what a SCSI adapter calls it.
    Named(Vec<String>),
}

impl HostDevice {
    fn of(scene: &Scene<'_>, node: NodeId) -> Option<HostDevice> {
        let text = |path: &str| scene.value(node, path).unwrap_or_default().into_owned();
        let value = |path: &str| scene.value(node, path).and_then(|it| number(&it));
        let pci = || ["domain", "bus", "slot", "function"].map(|it| value(&format!("source/address/@{it}")).unwrap_or(0));
        match (scene.document().name(node), &*text("@type")) {
            ("interface", "hostdev") | ("hostdev", "pci") => {
                scene.document().find(node, "source/address").map(|_| HostDevice::Pci(pci()))
            }
            ("hostdev", "usb") => {
                let both = |a: &str, b: &str| Some([value(a)?, value(b)?]);
                let place = both("source/address/@bus", "source/address/@device");
                Some(HostDevice::Usb { place, kind: both("source/vendor/@id", "source/product/@id") })
            }
            ("hostdev", "mdev") => Some(HostDevice::Named(vec![text("source/address/@uuid")])),
            ("hostdev", "scsi") if scene.document().find(node, "source/adapter").is_some() => {
                let parts = ["adapter/@name", "address/@bus", "address/@target", "address/@unit"];
                Some(HostDevice::Named(parts.map(|it| text(&format!("source/{it}"))).into()))
            }
            _ => None,
        }
    }

    /// Whether both are one device, as far as this one says.
    fn is(&self, other: &HostDevice) -> bool {
        match (self, other) {
            (HostDevice::Usb { place: Some(place), .. }, HostDevice::Usb { place: other, .. }) => {
                *other == Some(*place)
            }
            (HostDevice::Usb { kind, .. }, HostDevice::Usb { kind: other, .. }) => kind.is_some() && kind == other,
            _ => self == other,
        }
    }
}
