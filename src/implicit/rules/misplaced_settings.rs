//! `misplaced-settings`: what libvirt refuses where it does not belong, rather than passing over it.

use crate::compat::Behaviour;
use crate::implicit::address::label;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "misplaced-settings",
    stage: Stage::Parse,
    effect: Effect::Checks,
    title: "Settings of another kind of device",
    reference: "virDomainDiskDefParseXML, virDomainControllerDefParseXML, virDomainControllerDefValidate",
    since: "before 7.0.0",
    apply,
};

/// Refused: an address of no type, a disk that is removable on a bus without such disks, listening of no kind, a
/// controller with two models or targets, a root of the PCI buses with an address, and queues of another controller
/// than virtio-scsi.
fn apply(scene: &mut Scene<'_>) {
    untyped_addresses(scene);
    for disk in scene.devices("disk") {
        let bus = scene.value(disk, "target/@bus").unwrap_or_default().into_owned();
        let fits = matches!(bus.as_str(), "" | "usb")
            || bus == "scsi" && scene.does(Behaviour::TakesRemovableScsiDisks);
        if scene.value(disk, "target/@removable").is_some() && !fits {
            scene.refuse(disk, format!("Disks on {bus} are not removable."));
        }
    }
    for graphics in scene.devices("graphics") {
        let listens: Vec<_> = scene.document().elements_named(graphics, "listen").collect();
        let open = matches!(scene.value(graphics, "@type").as_deref(), Some("vnc" | "spice" | "rdp"));
        for listen in listens.into_iter().filter(|_| open) {
            if scene.document().attribute(listen, "type").is_some() {
                continue;
            }
            scene.refuse(listen, "<listen> does not say by its type how: address, network, socket or none.");
        }
    }
    for controller in scene.devices("controller") {
        for part in ["model", "target"] {
            if scene.document().elements_named(controller, part).nth(1).is_some() {
                scene.refuse(controller, format!("A controller has one <{part}> at most."));
            }
        }
        let root = matches!(scene.value(controller, "@model").as_deref(), Some("pci-root" | "pcie-root"));
        if let Some(address) = scene.document().child(controller, "address").filter(|_| root) {
            scene.refuse(address, "The root of the PCI buses is nowhere on them: it has no address.");
        }
        let virtio = scene.is(controller, "@type", "scsi")
            && scene.value(controller, "@model").is_none_or(|it| it.starts_with("virtio"));
        for name in ["queues", "cmd_per_lun", "max_sectors"] {
            if !virtio && scene.value(controller, &format!("driver/@{name}")).is_some() {
                let what = label(scene.document(), controller);
                scene.refuse(
                    controller,
                    format!("Only virtio-scsi has {name}; {what} is another controller."),
                );
            }
        }
    }
}

/// Which kind of address it is decides what is read of it.
fn untyped_addresses(scene: &mut Scene<'_>) {
    let devices = scene.domain().devices();
    let devices: Vec<_> = devices.into_iter().flat_map(|it| scene.document().elements(it)).collect();
    for device in devices {
        let Some(address) = scene.document().child(device, "address") else { continue };
        if scene.document().attribute(address, "type").is_none() {
            let what = label(scene.document(), device);
            scene.refuse(address, format!("The address of {what} has no type."));
        }
    }
}
