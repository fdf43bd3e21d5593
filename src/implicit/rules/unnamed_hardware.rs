//! `unnamed-hardware`: what QEMU puts into the guest by itself while libvirt does not say so yet.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::machine::RootBus;

pub(super) static RULE: Rule = Rule {
    id: "unnamed-hardware",
    stage: Stage::AssignAddresses,
    effect: Effect::Checks,
    title: "Hardware that this libvirt does not name",
    reference: "qemuBuildCommandLine",
    since: "until 9.1.0; the later the release, the less it leaves unnamed",
    apply,
};

/// *When*: the host's libvirt came before the one that adds the device to the domain, and none is written. Nothing is
/// added to the domain: the guest has the device, the XML of that release does not show it.
fn apply(scene: &mut Scene<'_>) {
    let machine = scene.machine().clone();
    let usb = machine.default_usb_controller().is_some();
    if usb && scene.controllers("usb").is_empty() && !scene.does(Behaviour::AddsUsbController) {
        let place = if machine.is_i440fx() { ", a PIIX3 UHCI at 00:01.2" } else { "" };
        scene.unnamed(format!("a USB controller{place}"));
    }
    if machine.root_bus(false) == RootBus::Pci && !scene.does(Behaviour::ListsPciRoot) {
        scene.unnamed("a pci-root, PCI bus 0");
    }
    for kind in ["mouse", "keyboard"] {
        if machine.has_ps2() && !names_ps2(scene, kind) {
            scene.unnamed(format!("a PS/2 {kind}"));
        }
    }
    if machine.has_tco(scene.qemu()) && !scene.does(Behaviour::ListsItcoWatchdog) {
        scene.unnamed("the iTCO watchdog of its chipset");
    }
}

/// Whether the domain names the device, or could: where PS/2 is switched off there is none.
fn names_ps2(scene: &Scene<'_>, kind: &str) -> bool {
    let named = scene
        .devices("input")
        .into_iter()
        .any(|it| scene.is(it, "@type", kind) && scene.is(it, "@bus", "ps2"));
    named || scene.does(Behaviour::AddsPs2WithoutGraphics)
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn less_with_each_release() {
        let unnamed = |host: &str| {
            let os = "<os><type arch='x86_64' machine='pc'>hvm</type></os>";
            defined(host, os).unnamed.iter().map(|it| it.message.clone()).collect::<Vec<_>>().join(" ")
        };
        let old = unnamed("libvirt=0.9.4,qemu=0.14");
        assert!(
            old.contains("a USB controller, a PIIX3 UHCI at 00:01.2") && old.contains("pci-root"),
            "{old}"
        );
        assert!(old.contains("libvirt 0.9.4 does not name it"), "{old}");
        let later = unnamed("libvirt=0.9.10,qemu=1.0");
        assert!(
            !later.contains("USB") && later.contains("pci-root") && later.contains("PS/2 keyboard"),
            "{later}"
        );
        assert!(!unnamed("libvirt=1.0.5,qemu=1.4").contains("pci-root"));
        assert_eq!(unnamed("libvirt=1.3.2,qemu=2.5"), "");
        assert_eq!(unnamed("libvirt=11.3.0,qemu=10.0"), "");
    }
}
