//! `uefi-requirements`: what UEFI and Secure Boot cannot be without.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::machine::Arch;

pub(super) static RULE: Rule = Rule {
    id: "uefi-requirements",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "What UEFI needs",
    reference: "qemuValidateDomainDefBoot, virDomainDefOSValidate",
    since: "ACPI 3.2.0, Secure Boot 2.2.0",
    apply,
};

/// *When*: the domain is being defined and has UEFI, or Secure Boot.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let Some(os) = scene.document().child(root, "os").filter(|_| scene.defining()) else { return };
    let uefi = scene.is(os, "@firmware", "efi") || scene.is(os, "loader/@type", "pflash");
    let has = |path| scene.document().find(root, path).is_some();
    if scene.does(Behaviour::RequiresAcpiForUefi) {
        let acpi = has("features/acpi");
        if scene.arch().is_x86() && uefi && !acpi {
            scene.refuse(os, "UEFI needs <acpi/> in <features>.");
        }
        if scene.arch() == Arch::Aarch64 && acpi && !uefi {
            scene.refuse(os, "On aarch64 <acpi/> needs UEFI, which firmware='efi' chooses.");
        }
    }
    if scene.is(os, "loader/@secure", "yes") {
        if scene.arch() != Arch::X86_64 {
            scene.refuse(os, "Secure Boot is only for guests of x86_64.");
        }
        if !scene.machine().is_q35() {
            scene.refuse(os, "Secure Boot is only for machines of the kind q35.");
        }
        if !scene.is(os, "@firmware", "efi") && !scene.is(root, "features/smm/@state", "on") {
            scene.refuse(os, "Secure Boot needs <smm state='on'/> in <features>.");
        }
    }
    let autoselects = scene.value(os, "@firmware").is_some();
    let nvram = scene.document().child(os, "nvram");
    if scene.does(Behaviour::ReadsImageBesideFirmware) && !autoselects {
        let path = scene.value(os, "loader").is_some_and(|it| !it.is_empty());
        let loader = scene.document().child(os, "loader");
        if !path && (loader.is_some() || nvram.is_some()) {
            scene.refuse(
                os,
                "<loader> names no image, and <os> has no firmware='…' by which libvirt chooses one.",
            );
        }
        let rom = scene.is(os, "loader/@type", "rom");
        if rom && scene.value(os, "loader/@stateless").is_some_and(|it| it == "no") {
            scene.refuse(os, "A firmware image in ROM keeps no variables.");
        }
    }
    if let Some(nvram) = nvram.filter(|_| scene.is(os, "loader/@stateless", "yes")) {
        scene.refuse(nvram, "A stateless firmware keeps no variables, so it has no file for them.");
    }
    let features = scene.document().child(os, "firmware");
    if let Some(features) = features.filter(|_| !autoselects && scene.does(Behaviour::ReadsFirmwareFeatures))
    {
        scene.refuse(features, "Features of the firmware are asked for, but <os> has no firmware='efi'.");
    }
    // Later libvirt takes more of what is written beside firmware='…' for a wish; then it refused that.
    if autoselects
        && scene.does(Behaviour::ReadsImageBesideFirmware)
        && !scene.does(Behaviour::ChoosesFirmwareOnDefine)
    {
        for path in ["loader/@readonly", "loader/@type", "nvram/@template"] {
            if scene.value(os, path).is_some() {
                let message = format!("{path} may not be written where libvirt chooses the firmware.");
                scene.refuse(os, message);
            }
        }
        if scene.is(os, "loader/@secure", "no") {
            scene.refuse(os, "secure='no' may not be written where libvirt chooses the firmware.");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn acpi_smm_and_q35() {
        let refusals = |machine: &str, features: &str| {
            let loader = "<loader readonly='yes' secure='yes' type='pflash'>/x.fd</loader>";
            let os = format!("<os><type machine='{machine}'>hvm</type>{loader}</os>{features}");
            defined("libvirt=11.3.0", &os).refusals.len()
        };
        assert_eq!(refusals("q35", "<features><acpi/><smm state='on'/></features>"), 0);
        assert_eq!(refusals("q35", "<features><acpi/></features>"), 1);
        assert_eq!(refusals("pc", "<features/>"), 3);
    }
}
