//! `interface-driver`: `<driver>` of an interface is read for virtio models only.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "interface-driver",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Driver of an interface",
    reference: "virDomainNetDefParseXMLDriver, virDomainNetDefFormat",
    since: "0.8.8; virtio models by transition 5.2.0",
    apply,
};

/// *When*: the model of an interface is none of virtio's, or not written. A host device has a driver of its own.
fn apply(scene: &mut Scene<'_>) {
    for interface in scene.devices("interface") {
        let model = scene.value(interface, "model/@type").unwrap_or_default();
        let virtio = matches!(&*model, "virtio" | "virtio-transitional" | "virtio-non-transitional");
        if virtio || scene.is(interface, "@type", "hostdev") {
            continue;
        }
        if let Some(driver) = scene.document().child(interface, "driver") {
            scene.drop(driver, "libvirt reads a driver for virtio interfaces only.");
        }
        if let Some(backend) = scene.document().child(interface, "backend") {
            scene.drop_attribute(backend, "vhost", "Only virtio interfaces have a vhost device.");
        }
    }
}
