//! `tpm-model`: interface and version of a TPM.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "tpm-model",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Model of a TPM",
    reference: "qemuDomainTPMDefPostParse",
    since: "1.0.5; emulator 4.5.0",
    apply,
};

/// *When*: `model` is missing, or the version of an emulated TPM, or the device of one that is passed through.
fn apply(scene: &mut Scene<'_>) {
    for tpm in scene.devices("tpm") {
        let model = if scene.arch().is_ppc64() { "tpm-spapr" } else { "tpm-tis" };
        scene.fill(tpm, "@model", model, format!("A TPM without a model is a {model} on this machine."));
        if scene.is(tpm, "backend/@type", "passthrough") {
            let because = "No device is written; the host's TPM is there.";
            scene.fill(tpm, "backend/device/@path", "/dev/tpm0", because);
        }
        if scene.is(tpm, "backend/@type", "emulator") {
            let tis = scene.is(tpm, "@model", "tpm-tis")
                && match () {
                    () if scene.does(Behaviour::EmulatesTpm2) => scene.arch().is_x86(),
                    () if scene.does(Behaviour::EmulatesTpm2OnArmVirt) => !scene.machine().is_arm_virt(),
                    () => true,
                };
            let version = if tis { "1.2" } else { "2.0" };
            let because = format!("No version is written; an emulated TPM of this model is a TPM {version}.");
            scene.fill(tpm, "backend/@version", version, because);
        }
    }
}
