//! `memory-device-size`: POWER takes memory modules in steps of 256 MiB.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "memory-device-size",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Size of POWER's memory modules",
    reference: "qemuDomainMemoryDefPostParse, qemuDomainNVDimmAlignSizePseries",
    since: "6.10.0; before, when the guest was started",
    apply,
};

/// The step, in KiB.
const STEP: u64 = 256 * 1024;

/// *When*: a 64-bit POWER guest with memory devices is being defined. Modules become larger; what an NVDIMM has beside
/// its label becomes smaller, so that it ends before its file.
/// *Opting out*: a size that is a multiple of 256 MiB, without the label.
fn apply(scene: &mut Scene<'_>) {
    if !scene.arch().is_ppc64() || !scene.defining() || !scene.does(Behaviour::AlignsMemoryDevices) {
        return;
    }
    for memory in scene.devices("memory") {
        let Some(size) = scene.number(memory, "target/size") else { continue };
        let (size, because) = if scene.is(memory, "@model", "nvdimm") {
            let label = scene.number(memory, "target/label/size").unwrap_or(0);
            let steps = size.saturating_sub(label) / STEP;
            if steps == 0 {
                scene.refuse(memory, "An NVDIMM of POWER has at least 256 MiB beside its label.");
                continue;
            }
            (
                steps * STEP + label,
                "What POWER sees of an NVDIMM, beside its label, is a multiple of 256 MiB.",
            )
        } else {
            (
                size.next_multiple_of(STEP),
                "POWER takes memory in steps of 256 MiB, so the size is rounded up.",
            )
        };
        scene.set_text(memory, "target/size", &size.to_string(), Origin::Default, because);
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::Mode;
    use crate::implicit::testing::completed;

    fn size(mode: Mode, model: &str, target: &str) -> String {
        let domain = format!(
            "<domain type='qemu'><name>guest</name><memory>2097152</memory>
            <os><type arch='ppc64' machine='pseries'>hvm</type></os>
            <devices><memory model='{model}'><target>{target}</target></memory></devices></domain>"
        );
        completed("libvirt=11.3.0,qemu=10.0", mode, &domain).at("devices/memory/target/size")
    }

    #[test]
    fn modules_grow_and_files_do_not() {
        let half = "<size unit='MiB'>384</size>";
        assert_eq!(size(Mode::Define, "dimm", half), "524288");
        assert_eq!(size(Mode::Load, "dimm", half), "393216");
        assert_eq!(size(Mode::Define, "nvdimm", &format!("{half}<label><size>128</size></label>")), "262272");
    }
}
