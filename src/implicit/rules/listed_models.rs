//! `listed-models`: device models that the host's own `virsh domcapabilities` does not list.

use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "listed-models",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Device models of this host",
    reference: "virDomainCapsDeviceDefValidate, qemuValidateDomainDeviceDefGraphics",
    since: "5.9.0",
    apply,
};

/// A device, what of it the host has a list for, and that list.
const LISTED: [(&str, &str, &str); 8] = [
    ("graphics", "@type", "devices/graphics/type"),
    ("video", "model/@type", "devices/video/modelType"),
    ("rng", "@model", "devices/rng/model"),
    ("rng", "backend/@model", "devices/rng/backendModel"),
    ("tpm", "@model", "devices/tpm/model"),
    ("tpm", "backend/@type", "devices/tpm/backendModel"),
    ("redirdev", "@bus", "devices/redirdev/bus"),
    ("crypto", "@model", "devices/crypto/model"),
];

/// Refused: a model that is in the list of none, where the host told its lists for this very machine type. A
/// built-in host has no lists.
fn apply(scene: &mut Scene<'_>) {
    let host = scene.host().clone();
    let type_ = scene.domain().virt_type().into_owned();
    let Some(told) = host.profile.domain(scene.arch(), &scene.machine().name, &type_) else { return };
    for (device, path, list) in LISTED {
        let Some(values) = told.list(list) else { continue };
        let unlisted =
            |node: &NodeId| scene.value(*node, path).filter(|it| !values.iter().any(|value| value == it));
        let found =
            scene.devices(device).into_iter().filter_map(|node| Some((node, unlisted(&node)?.into_owned())));
        for (node, value) in found.collect::<Vec<_>>() {
            let list = values.join(", ");
            let message = format!("This host has no {device} of the kind {value}; it lists {list}.");
            scene.refuse(node, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::{Mode, complete};
    use crate::machine::Host;
    use crate::xml::parse;

    #[test]
    fn only_what_the_host_lists() {
        let told = "<domainCapabilities><path>/usr/libexec/qemu-kvm</path><domain>kvm</domain>\
                    <machine>pc-q35-rhel9.4.0</machine><arch>x86_64</arch><devices><video supported='yes'>\
                    <enum name='modelType'><value>vga</value><value>virtio</value></enum></video></devices>\
                    </domainCapabilities>";
        let host = Host::default().told(told).unwrap();
        let refused = |machine: &str, model: &str| {
            let text = format!(
                "<domain type='kvm'><name>x</name><memory>1</memory><os><type arch='x86_64' machine='{machine}'>hvm\
                 </type></os><devices><video><model type='{model}'/></video></devices></domain>"
            );
            let done = complete(&parse(&text).unwrap(), &host, Mode::Define);
            done.refusals.iter().any(|it| it.message.contains("lists vga, virtio"))
        };
        assert!(refused("pc-q35-rhel9.4.0", "qxl") && !refused("pc-q35-rhel9.4.0", "vga"));
        assert!(!refused("pc-q35-rhel9.2.0", "qxl"), "another machine type was not asked about");
    }
}
