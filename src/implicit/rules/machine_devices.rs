//! `machine-devices`: devices that only some machines or builds of QEMU have.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "machine-devices",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Devices of other machines",
    reference: "qemuValidateDomainDeviceDefIOMMU, qemuValidateDomainWatchdogDef, qemuValidateDomainDeviceDefNVRAM",
    since: "before 7.0.0; watchdogs 9.1.0",
    apply,
};

/// Refused: an IOMMU or the iTCO watchdog outside of q35, the IB700 on q35, different actions of
/// several watchdogs, NVRAM outside of POWER, and the old shared memory device on a QEMU that lost it.
fn apply(scene: &mut Scene<'_>) {
    let q35 = scene.machine().is_q35();
    for iommu in scene.devices("iommu") {
        let model = scene.value(iommu, "@model").unwrap_or_default().into_owned();
        if matches!(&*model, "intel" | "amd" | "virtio") && !q35 && scene.arch().is_x86() {
            scene.refuse(iommu, format!("An IOMMU of model {model} exists on q35 machines only."));
        } else if model == "virtio" && scene.document().find(scene.root(), "features/acpi").is_none() {
            scene.refuse(iommu, "An IOMMU of model virtio needs <acpi/> in <features>.");
        }
    }
    let mut actions: Vec<String> = Vec::new();
    for watchdog in scene.devices("watchdog") {
        let model = scene.value(watchdog, "@model").unwrap_or_default().into_owned();
        if model == "itco" && !q35 {
            scene.refuse(watchdog, "The iTCO watchdog is part of q35 machines and of no other.");
        }
        if model == "ib700" && q35 && scene.does(Behaviour::RefusesIb700OnQ35) {
            scene.refuse(watchdog, "The IB700 watchdog cannot be used on a q35 machine. Use i6300esb.");
        }
        let action =
            scene.value(watchdog, "@action").map_or_else(|| "reset".to_owned(), |it| it.into_owned());
        if actions.first().is_some_and(|it| *it != action) && scene.does(Behaviour::TakesSeveralWatchdogs) {
            scene.refuse(watchdog, "All watchdogs of a guest must have the same action.");
        }
        actions.push(action);
    }
    for nvram in scene.devices("nvram") {
        if !scene.arch().is_ppc64() {
            scene.refuse(nvram, "An NVRAM device exists on POWER only.");
        }
    }
    for shmem in scene.devices("shmem") {
        let model =
            scene.value(shmem, "model/@type").map_or_else(|| "ivshmem".to_owned(), |it| it.into_owned());
        if model == "ivshmem" && !scene.has("ivshmem") {
            let message =
                "QEMU no longer has the shared memory device ivshmem. Use ivshmem-plain or -doorbell.";
            scene.refuse(shmem, message);
        }
        if model == "ivshmem-doorbell" && scene.document().child(shmem, "server").is_none() {
            scene.refuse(shmem, "Shared memory of model ivshmem-doorbell needs a <server>.");
        }
    }
}
