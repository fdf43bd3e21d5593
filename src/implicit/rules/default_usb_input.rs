//! `default-usb-input`: a POWER guest with graphics gets a USB keyboard and mouse.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "default-usb-input",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "USB keyboard and mouse of POWER",
    reference: "qemuDomainDefAddDefaultDevices",
    since: "1.2.2; no mouse beside a tablet 5.2.0",
    apply,
};

/// *When*: a 64-bit POWER guest has graphics, and no USB keyboard or mouse.
/// *Opting out*: a USB tablet, which is a mouse as well; the keyboard comes anyway.
fn apply(scene: &mut Scene<'_>) {
    if !scene.arch().is_ppc64()
        || !scene.does(Behaviour::AddsPs2Keyboard)
        || scene.devices("graphics").is_empty()
    {
        return;
    }
    let has = |scene: &Scene<'_>, type_: &str| {
        // Older releases have filled in the bus by now, newer ones not yet.
        let on_usb = |it| match scene.value(it, "@bus") {
            Some(bus) => bus == "usb",
            None => !scene.does(Behaviour::AddsPs2ByMachine),
        };
        let is = |it| scene.is(it, "@type", type_) && on_usb(it);
        scene.devices("input").into_iter().any(is)
    };
    let tablet = scene.does(Behaviour::TakesTabletForMouse) && has(scene, "tablet");
    for (type_, wanted) in [("keyboard", true), ("mouse", !tablet)] {
        if wanted && !has(scene, type_) {
            let because =
                format!("The guest has graphics and no USB {type_}; a POWER machine has no PS/2 one.");
            let input = Tree::element("input").with("type", type_).with("bus", "usb");
            scene.add_device(input, Origin::Default, because);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn a_tablet_replaces_the_mouse() {
        let inputs = |host: &str, devices: &str| {
            let os = "<os><type arch='ppc64' machine='pseries'>hvm</type></os>";
            let done = defined(host, &format!("{os}<devices><graphics type='vnc'/>{devices}</devices>"));
            let devices = done.document.find(done.document.root(), "devices").expect("devices");
            let inputs = done.document.elements_named(devices, "input");
            inputs
                .map(|it| done.document.attribute(it, "type").unwrap_or_default().into_owned())
                .collect::<Vec<_>>()
        };
        let tablet = "<input type='tablet' bus='usb'/>";
        assert_eq!(inputs("libvirt=11.3.0,qemu=10.0", ""), ["keyboard", "mouse"]);
        assert_eq!(inputs("libvirt=11.3.0,qemu=10.0", tablet), ["tablet", "keyboard"]);
        assert_eq!(inputs("libvirt=5.1.0,qemu=3.1", tablet), ["tablet", "keyboard", "mouse"]);
    }
}
