//! `tpm-requirements`: not every QEMU has every TPM.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "tpm-requirements",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "TPMs that QEMU has",
    reference: "qemuValidateDomainDeviceDefTPM",
    since: "1.0.5",
    apply,
};

/// Refused: a model or a backend that QEMU lacks for this architecture.
fn apply(scene: &mut Scene<'_>) {
    for tpm in scene.devices("tpm") {
        let named = |path, prefix: &str| scene.value(tpm, path).map(|it| format!("{prefix}{it}"));
        let parts = [named("@model", ""), named("backend/@type", "tpm-")];
        for part in parts.into_iter().flatten() {
            // An external one is QEMU's tpm-emulator as well.
            let capability = if part == "tpm-external" { "tpm-emulator" } else { &part };
            if !scene.has(capability) {
                let arch = scene.arch();
                scene.refuse(tpm, format!("This QEMU has no {part} for {arch}."));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn by_architecture_and_release() {
        let refused = |host, arch: &str| {
            let os = format!("<os><type arch='{arch}' machine='virt'>hvm</type></os>");
            let tpm = "<devices><tpm><backend type='emulator'/></tpm></devices>";
            !defined(host, &format!("{os}{tpm}")).refusals.is_empty()
        };
        assert!(
            refused("libvirt=7.0.0,qemu=5.2", "riscv64") && !refused("libvirt=9.0.0,qemu=7.2", "riscv64")
        );
        assert!(!refused("libvirt=7.0.0,qemu=5.2", "aarch64"));
    }
}
