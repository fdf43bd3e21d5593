//! `interface-model`: a network interface without a model gets the machine's usual one.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "interface-model",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Model of an interface",
    reference: "qemuDomainDeviceNetDefPostParse",
    since: "1.0.5; vhost-user and vDPA only with virtio",
    apply,
};

/// *When*: `<model type>` is missing. An assigned host device has no model. Refused:
/// another model than virtio on vhost-user.
fn apply(scene: &mut Scene<'_>) {
    for interface in scene.devices("interface") {
        let type_ = scene.value(interface, "@type").unwrap_or_default().into_owned();
        let (model, because) = match &*type_ {
            "hostdev" => continue,
            "vdpa" | "vhostuser" => ("virtio", format!("An interface of type {type_} is always virtio.")),
            _ => {
                let model = scene.machine().interface_model(scene.qemu());
                (model, format!("No model is written; on this machine that means {model}."))
            }
        };
        if scene.does(Behaviour::NamesInterfaceModel) {
            scene.fill(interface, "model/@type", model, because);
        }
        let virtio = scene.value(interface, "model/@type").is_some_and(|it| it.starts_with("virtio"));
        if type_ == "vhostuser" && !virtio {
            scene.refuse(interface, "An interface of type vhostuser must be of a virtio model.");
        }
    }
}
