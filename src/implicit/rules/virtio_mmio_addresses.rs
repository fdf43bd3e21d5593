//! `virtio-mmio-addresses`: virtio devices sit on the board itself where a machine has no PCI Express to put them on.

use crate::compat::Behaviour;
use crate::implicit::address::{in_device_order, virtio_without_address};
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "virtio-mmio-addresses",
    stage: Stage::AssignAddresses,
    effect: Effect::Decides,
    title: "Virtio devices on the board",
    reference: "qemuDomainAssignVirtioMMIOAddresses",
    since: "1.1.2; PCI Express is preferred since 3.0.0",
    apply,
};

/// *When*: a virtio device of a vexpress or virt machine of Arm or RISC-V has no address, and there is no pcie-root or
/// another virtio device is written on the board already.
/// *Opting out*: `<address type='pci'/>`.
/// *For*: Arm and RISC-V.
fn apply(scene: &mut Scene<'_>) {
    if !scene.machine().has_virtio_mmio() || !scene.does(Behaviour::PutsVirtioOnBoard) {
        return;
    }
    let root = scene.controllers("pci").into_iter().find(|it| it.index() == Some(0));
    let express = root.is_some_and(|it| it.model() == "pcie-root")
        && (scene.has("pcie-root-port") || scene.has("ioh3420"));
    let written = |node| scene.is(node, "address/@type", "virtio-mmio");
    let on_board = in_device_order(scene.document()).into_iter().any(written);
    if scene.does(Behaviour::PrefersVirtioOnPci) && express && !on_board || !scene.has("virtio-mmio") {
        return;
    }
    let because = match express {
        true => "Another virtio device is written on the board, so libvirt puts the rest there as well.",
        false => "This machine has no PCI Express for it, so it sits on the board.",
    };
    for node in virtio_without_address(scene.document(), false) {
        scene.give_address(node, "virtio-mmio", &[], Origin::Default, because);
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    fn address_of_rng(host: &str, machine: &str, devices: &str) -> String {
        let os = format!("<os><type arch='aarch64' machine='{machine}'>hvm</type></os>");
        let rng = "<rng model='virtio'><backend model='random'/></rng>";
        defined(host, &format!("{os}<devices>{devices}{rng}</devices>")).at("devices/rng/address/@type")
    }

    #[test]
    fn only_without_pci_express_or_beside_others() {
        let new = "libvirt=11.3.0,qemu=8.2";
        assert_eq!(address_of_rng(new, "vexpress-a15", ""), "virtio-mmio");
        assert_eq!(address_of_rng(new, "virt", ""), "pci");
        let balloon = "<memballoon model='virtio'><address type='virtio-mmio'/></memballoon>";
        assert_eq!(address_of_rng(new, "virt", balloon), "virtio-mmio");
        assert_eq!(address_of_rng("libvirt=2.5.0,qemu=2.6", "virt", ""), "virtio-mmio");
        assert_eq!(address_of_rng(new, "borzoi", ""), "");
    }
}
