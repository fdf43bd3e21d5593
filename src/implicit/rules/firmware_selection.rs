//! `firmware-selection`: the firmware image that fits the domain, of those that the host has.

use crate::compat::Behaviour;
use crate::implicit::firmware::Wish;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::machine::{Firmware, Image, known_nvram_template};
use crate::xml::{NodeId, Tree};

pub(super) static RULE: Rule = Rule {
    id: "firmware-selection",
    stage: Stage::DriverPostParse,
    effect: Effect::ChoosesFirmware,
    title: "Firmware",
    reference: "qemuFirmwareFillDomain",
    since: "9.2.0; before, libvirt chose when the guest started",
    apply,
};

/// *When*: `<os firmware='…'>` asks for a kind of firmware, or `<loader>` names an image that is not a plain ROM.
/// *Opting out*: `<loader type='rom'>`.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let Some(os) =
        scene.document().child(root, "os").filter(|_| scene.does(Behaviour::ChoosesFirmwareOnDefine))
    else {
        return;
    };
    let wish = Wish::of(scene);
    let loader = scene.document().child(os, "loader");
    if !wish.chosen_by_libvirt && loader.is_none_or(|it| scene.is(it, "@type", "rom")) {
        return;
    }
    if !wish.chosen_by_libvirt && wish.code.is_none() {
        return;
    }
    let (arch, machine) = (scene.arch(), scene.machine().name.clone());
    let profile = scene.host().profile.clone();
    let unknown = profile.unknown_firmware(arch, &machine).filter(|_| wish.chosen_by_libvirt);
    if let Some(image) = unknown {
        let message = format!(
            "The firmware is not predicted: the host lists {image}, of which neither the features nor the template \
             of its variables are known."
        );
        scene.not_predicted(os, message);
        return;
    }
    let mut images = profile.firmware.iter();
    match images.find(|it| wish.fits(it) && it.is_for(arch, &machine)) {
        Some(firmware) => fill(scene, os, firmware, &wish),
        None if wish.chosen_by_libvirt => {
            nothing_fits(scene, os, &wish);
            return;
        }
        None => custom(scene, os, &wish),
    }
    nvram(scene, os);
}

/// Writes down which image it is and what that brings along.
fn fill(scene: &mut Scene<'_>, os: NodeId, firmware: &Firmware, wish: &Wish) {
    let because = match wish.code {
        Some(_) => "One of the host's firmware descriptors is about this image.",
        None => "The first of the host's firmware descriptors that fits the domain names this image.",
    };
    let set = |scene: &mut Scene<'_>, path: &str, value: &str| {
        scene.set(os, path, value, Origin::Default, because);
    };
    match &firmware.image {
        Image::Flash { executable, nvram_template, .. } => {
            set(scene, "loader/@type", "pflash");
            set(scene, "loader/@readonly", "yes");
            set(scene, "loader/@format", &executable.format);
            scene.set_text(os, "loader", &executable.filename, Origin::Default, because);
            if let Some(template) = nvram_template.as_ref().filter(|_| is_local(scene, os)) {
                set(scene, "nvram/@template", &template.filename);
                if scene.does(Behaviour::NamesTemplateFormat) {
                    set(scene, "nvram/@templateFormat", &template.format);
                }
            }
        }
        Image::Memory { filename } => {
            set(scene, "loader/@type", "rom");
            set(scene, "loader/@format", "raw");
            scene.set_text(os, "loader", filename, Origin::Default, because);
        }
        Image::Kernel { filename } => scene.set_text(os, "kernel", filename, Origin::Default, because),
    }
    if firmware.has("requires-smm") {
        set(scene, "loader/@secure", "yes");
        let because = "Secure Boot keeps its variables safe with system management mode.";
        scene.set(scene.root(), "features/smm/@state", "on", Origin::Demanded, because);
    }
    if !wish.chosen_by_libvirt {
        let kind = if firmware.offers("uefi") { "efi" } else { "bios" };
        set(scene, "@firmware", kind);
    }
    features(scene, os, firmware);
}

/// Says of the two features that libvirt knows whether the image has them.
fn features(scene: &mut Scene<'_>, os: NodeId, firmware: &Firmware) {
    let because = "So it is with the image that was chosen.";
    if let Some(written) = scene.document().child(os, "firmware") {
        scene.drop(written, because);
    }
    // Variables that lie elsewhere may hold any keys.
    let keys_known = !matches!(firmware.image, Image::Flash { .. }) || is_local(scene, os);
    let known = ["enrolled-keys", "secure-boot"].into_iter().filter(|it| *it == "secure-boot" || keys_known);
    let tree = known.fold(Tree::element("firmware"), |tree, name| {
        let enabled = if firmware.has(name) { "yes" } else { "no" };
        tree.holding(Tree::element("feature").with("enabled", enabled).with("name", name))
    });
    scene.add(os, tree, Origin::Default, because);
}

/// An image that no descriptor is about.
fn custom(scene: &mut Scene<'_>, os: NodeId, wish: &Wish) {
    let raw = wish.format.as_deref().is_none_or(|it| it == "raw");
    let flash = scene.is(os, "loader/@type", "pflash") && !scene.is(os, "loader/@readonly", "no");
    let template = wish.code.as_deref().and_then(known_nvram_template);
    let because = "libvirt takes an image for a raw one unless it knows better.";
    if wish.format.is_none() {
        scene.set(os, "loader/@format", "raw", Origin::Default, because);
    }
    let stateless = scene.is(os, "loader/@stateless", "yes");
    if let Some(template) = template.filter(|_| flash && raw && !stateless) {
        let because = "libvirt knows which file of variables goes with this image.";
        scene.set(os, "loader/@readonly", "yes", Origin::Default, because);
        if wish.template.is_none() {
            scene.set(os, "nvram/@template", template, Origin::Default, because);
        }
        if scene.does(Behaviour::NamesTemplateFormat) && wish.template_format.is_none() {
            scene.set(os, "nvram/@templateFormat", "raw", Origin::Default, because);
        }
    }
}

/// The guest's own file of variables (`qemuFirmwareEnsureNVRAM`).
fn nvram(scene: &mut Scene<'_>, os: NodeId) {
    if !scene.is(os, "loader/@type", "pflash")
        || !scene.is(os, "loader/@readonly", "yes")
        || scene.is(os, "loader/@stateless", "yes")
    {
        return;
    }
    let format = scene.value(os, "loader/@format").unwrap_or_default().into_owned();
    let has_place = scene.value(os, "nvram").is_some_and(|it| !it.trim().is_empty())
        || scene.document().find(os, "nvram/source").is_some();
    let because = "The variables are kept in the same format as the code.";
    if scene.value(os, "nvram/@format").is_none() || !has_place {
        scene.set(os, "nvram/@format", &format, Origin::Default, because);
    }
    if has_place {
        return;
    }
    let is_raw_template = scene.value(os, "nvram/@template").is_some_and(|it| it.ends_with(".raw"));
    let extension = match format.as_str() {
        "raw" if is_raw_template && scene.defining() => ".raw",
        "raw" => ".fd",
        "qcow2" => ".qcow2",
        _ => "",
    };
    let name = scene.domain().value("name").unwrap_or_default().into_owned();
    let because = "Each guest keeps its UEFI variables in a file of its own.";
    let path = format!("/var/lib/libvirt/qemu/nvram/{name}_VARS{extension}");
    scene.set_text(os, "nvram", &path, Origin::Default, because);
}

/// On definition that is an error; a stored domain stays as it is.
fn nothing_fits(scene: &mut Scene<'_>, os: NodeId, wish: &Wish) {
    if scene.defining() {
        let message = "None of the host's firmware descriptors fits the domain: its machine, <firmware>, <loader>, \
                       <nvram> and <smm>.";
        scene.refuse(os, message);
        return;
    }
    if let Some(format) = &wish.format {
        let because = "A stored domain that names no format was made for a raw image.";
        scene.set(os, "loader/@format", format, Origin::Default, because);
    }
}

/// Whether the variables lie in a file of the host; so it is where nothing is said.
fn is_local(scene: &Scene<'_>, os: NodeId) -> bool {
    scene.value(os, "nvram/@type").is_none_or(|it| it != "network")
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    fn os(attribute: &str, machine: &str, inside: &str) -> String {
        format!(
            "<name>uefi</name><features><acpi/></features>\
             <os{attribute}><type arch='x86_64' machine='{machine}'>hvm</type>{inside}</os>"
        )
    }

    fn chosen(attribute: &str, machine: &str, inside: &str) -> String {
        let done = defined("libvirt=11.3.0", &os(attribute, machine, inside));
        let at = |path: &str| done.at(&format!("os/{path}"));
        let short = |path: String| path.rsplit('/').next().unwrap_or_default().to_owned();
        format!(
            "{} {} {} {}",
            at("@firmware"),
            short(at("loader")),
            short(at("nvram/@template")),
            short(at("nvram"))
        )
    }

    #[test]
    fn the_first_that_fits() {
        let efi = " firmware='efi'";
        assert_eq!(chosen(efi, "q35", ""), "efi OVMF_CODE_4M.ms.fd OVMF_VARS_4M.ms.fd uefi_VARS.fd");
        assert_eq!(chosen(efi, "pc", ""), "efi OVMF_CODE_4M.fd OVMF_VARS_4M.fd uefi_VARS.fd");
        let no_keys = "<firmware><feature enabled='no' name='enrolled-keys'/></firmware>";
        assert_eq!(chosen(efi, "q35", no_keys), "efi OVMF_CODE_4M.secboot.fd OVMF_VARS_4M.fd uefi_VARS.fd");
        assert_eq!(defined("libvirt=11.3.0", &os(" firmware='bios'", "q35", "")).refusals.len(), 1);
    }

    #[test]
    fn images_that_are_named() {
        let named = |path: &str| {
            chosen(
                "",
                "q35",
                &format!("<loader readonly='yes' type='pflash'>/usr/share/OVMF/{path}</loader>"),
            )
        };
        assert_eq!(named("OVMF_CODE_4M.fd"), "efi OVMF_CODE_4M.fd OVMF_VARS_4M.fd uefi_VARS.fd");
        assert_eq!(named("OVMF_CODE.fd"), " OVMF_CODE.fd OVMF_VARS.fd uefi_VARS.fd");
        assert_eq!(named("mine.fd"), " mine.fd  uefi_VARS.fd");
    }

    #[test]
    fn formats_are_kept() {
        let loader = "<loader readonly='yes' type='pflash' format='qcow2'>/x.qcow2</loader>";
        assert_eq!(chosen("", "q35", loader), " x.qcow2  uefi_VARS.qcow2");
    }
}
