//! `board-devices`: devices that a board of Arm, RISC-V or LoongArch, or the QEMU for it, does not have.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::machine::Arch;

pub(super) static RULE: Rule = Rule {
    id: "board-devices",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Devices that a board lacks",
    reference: "qemuValidateDomainDeviceDef, qemuDomainControllerDefPostParse",
    since: "before 7.0.0",
    apply,
};

/// Refused: parts of PCs such as IDE and PS/2, SMMUv3 and expander buses outside of Arm's `virt`, devices on the board
/// where it takes none, serial devices of other boards, and video and memory devices that QEMU lacks here.
fn apply(scene: &mut Scene<'_>) {
    let arch = scene.arch();
    if !arch.is_arm() && !arch.is_riscv() && arch != Arch::Loongarch64 {
        return;
    }
    parts_of_pcs(scene);
    let virt = scene.machine().is_arm_virt();
    let expander = virt && scene.does(Behaviour::TakesExpanderOnArmVirt);
    let controllers = scene.controllers("pci");
    let bridges = controllers.iter().filter(|it| it.index() != Some(0) && !scene.machine().supports_pci());
    let bridges: Vec<_> = bridges.map(|it| it.node).collect();
    let expanders: Vec<_> =
        controllers.iter().filter(|it| it.model() == "pcie-expander-bus").map(|it| it.node).collect();
    for node in expanders.into_iter().filter(|_| !expander) {
        scene.refuse(node, "A pcie-expander-bus does not exist on this machine.");
    }
    for node in bridges {
        scene.refuse(node, "libvirt knows no PCI on this machine, so nothing can be plugged into it.");
    }
    for iommu in scene.devices("iommu") {
        if scene.is(iommu, "@model", "smmuv3") && !virt {
            scene.refuse(iommu, "An IOMMU of model smmuv3 is a part of Arm's virt machine only.");
        }
    }
    for serial in scene.devices("serial") {
        let value = |path| scene.value(serial, path).unwrap_or_default().into_owned();
        let (type_, model) = (value("target/@type"), value("target/model/@name"));
        if !model.is_empty() && scene.machine().serial_target_of(&model) != Some(&*type_) {
            scene.refuse(
                serial,
                format!("This machine has no serial device {model} on a port of type {type_}."),
            );
        }
    }
    what_qemu_lacks(scene);
}

fn parts_of_pcs(scene: &mut Scene<'_>) {
    let ide: Vec<_> = scene.controllers("ide").iter().map(|it| it.node).collect();
    for node in ide {
        scene.refuse(node, "This machine has no IDE. Put the disk on bus='virtio' or another bus.");
    }
    for input in scene.devices("input") {
        if scene.is(input, "@bus", "ps2") && !scene.has("i8042") {
            scene.refuse(input, "This machine has no PS/2. Use bus='usb' or bus='virtio'.");
        }
    }
    for panic in scene.devices("panic") {
        if scene.is(panic, "@model", "isa") && !scene.has("pvpanic") {
            scene.refuse(panic, "This machine has no ISA bus for a panic device. Use model='pvpanic'.");
        } else if scene.is(panic, "@model", "pvpanic") && !scene.machine().supports_pci() {
            scene.refuse(panic, "A panic device of model pvpanic needs PCI, which this machine lacks.");
        }
    }
}

fn what_qemu_lacks(scene: &mut Scene<'_>) {
    for video in scene.devices("video") {
        let model = scene.value(video, "model/@type").unwrap_or_default().into_owned();
        if matches!(&*model, "qxl" | "ramfb") && !scene.has(&model) {
            scene.refuse(video, format!("This QEMU has no video device {model}."));
        }
    }
    for memory in scene.devices("memory") {
        let model = scene.value(memory, "@model").unwrap_or_default().into_owned();
        let capability = match &*model {
            "dimm" => "pc-dimm",
            "virtio-mem" => "virtio-mem-pci",
            _ => continue,
        };
        if !scene.has(capability) {
            scene.refuse(memory, format!("This QEMU has no memory device of model {model}."));
        } else if model == "virtio-mem" && scene.is(memory, "address/@type", "virtio-mmio") {
            scene.refuse(memory, "A memory device of model virtio-mem needs PCI, which this machine lacks.");
        }
    }
    let on_board = |it: &crate::xml::NodeId| scene.is(*it, "address/@type", "virtio-mmio");
    let on_board = ["disk", "interface", "controller", "rng", "memballoon", "filesystem"]
        .into_iter()
        .flat_map(|name| scene.devices(name))
        .find(on_board)
        .filter(|_| !scene.has("virtio-mmio"));
    if let Some(node) = on_board {
        scene.refuse(node, "This machine has no places for virtio devices on the board.");
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn by_board() {
        for (arch, machine, device, refused) in [
            (
                "aarch64",
                "virt",
                "<disk type='file'><source file='/a'/><target dev='hda' bus='ide'/></disk>",
                true,
            ),
            (
                "aarch64",
                "virt",
                "<disk type='file'><source file='/a'/><target dev='sda' bus='sata'/></disk>",
                false,
            ),
            ("aarch64", "virt", "<iommu model='smmuv3'/>", false),
            ("riscv64", "virt", "<iommu model='smmuv3'/>", true),
            ("riscv64", "virt", "<serial type='pty'/>", false),
            ("riscv64", "virt", "<serial type='pty'><target><model name='pl011'/></target></serial>", true),
            ("aarch64", "virt", "<video><model type='qxl'/></video>", true),
            (
                "loongarch64",
                "virt",
                "<memballoon model='virtio'><address type='virtio-mmio'/></memballoon>",
                true,
            ),
            (
                "aarch64",
                "virt",
                "<memballoon model='virtio'><address type='virtio-mmio'/></memballoon>",
                false,
            ),
        ] {
            let os = format!("<os><type arch='{arch}' machine='{machine}'>hvm</type></os>");
            let done = defined("libvirt=11.3.0,qemu=10.0", &format!("{os}<devices>{device}</devices>"));
            assert_eq!(!done.refusals.is_empty(), refused, "{arch} {device}: {:?}", done.refusals);
        }
    }
}
