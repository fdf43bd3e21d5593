//! `generated-mac`: an interface without a MAC address gets one.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "generated-mac",
    stage: Stage::Parse,
    effect: Effect::TakesFromHost,
    title: "Generated MAC address",
    reference: "virDomainNetGenerateMAC",
    since: "0.3.0; for a MAC address of zeros only after 9.0.0",
    apply,
};

/// *When*: an `<interface>` has no `<mac address>`.
/// *Opting out*: writing one.
fn apply(scene: &mut Scene<'_>) {
    let zeros_are_none = scene.does(Behaviour::TakesZeroMacForNone);
    let interfaces = scene.devices("interface");
    let lacks = |scene: &Scene<'_>, interface| match scene.value(interface, "mac/@address") {
        None => true,
        Some(address) => address.is_empty() || zeros_are_none && address == "00:00:00:00:00:00",
    };
    let lacking: Vec<_> = interfaces.into_iter().filter(|it| lacks(scene, *it)).collect();
    for (number, interface) in (1u16..).zip(lacking) {
        let [high, low] = number.to_be_bytes();
        let placeholder = format!("52:54:00:00:{high:02x}:{low:02x}");
        let because = "No MAC address is written, so libvirt makes one up when it defines the domain: 52:54:00 \
                       and three random bytes. The address shown stands for it.";
        scene.set(interface, "mac/@address", &placeholder, Origin::Default, because);
        scene.random(interface, because);
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn numbered_placeholders() {
        let one = |mac: &str| format!("<interface type='user'>{mac}</interface>");
        let devices = format!(
            "<devices>{}{}{}</devices>",
            one("<mac address='52:54:00:6d:90:02'/>"),
            one(""),
            one("<mac address='00:00:00:00:00:00'/>")
        );
        let done = defined("libvirt=11.3.0", &devices);
        let macs: Vec<String> = done
            .document
            .descendants(done.document.root())
            .into_iter()
            .filter(|it| done.document.name(*it) == "mac")
            .map(|it| done.document.attribute(it, "address").unwrap_or_default().into_owned())
            .collect();
        assert_eq!(macs, ["52:54:00:6d:90:02", "52:54:00:00:00:01", "52:54:00:00:00:02"]);
        assert_eq!(
            defined("libvirt=9.0.0,qemu=7.2", &devices).random.len(),
            2,
            "the UUID and one MAC address"
        );
    }
}
