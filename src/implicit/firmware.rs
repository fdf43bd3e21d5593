//! What a domain asks of its firmware, and whether an image meets it (`qemuFirmwareMatchDomain`).

use super::Scene;
use crate::machine::{Firmware, FlashMode, Image};
use crate::xml::NodeId;

/// What a domain says about its firmware. Absent parts leave libvirt the choice.
#[derive(Debug, Clone, Default)]
pub(super) struct Wish {
    /// `os/@firmware`: libvirt shall choose.
    pub(super) chosen_by_libvirt: bool,
    /// What the firmware offers to the guest, `uefi` or `bios`; `None` where nothing tells.
    pub(super) interface: Option<&'static str>,
    /// `<loader>`: the path.
    pub(super) code: Option<String>,
    /// `<loader>`: format of the file.
    pub(super) format: Option<String>,
    /// `<nvram>`: path of the template.
    pub(super) template: Option<String>,
    /// `<nvram>`: format of the template.
    pub(super) template_format: Option<String>,
    type_: Option<String>,
    readonly: Option<bool>,
    secure: Option<bool>,
    stateless: bool,
    smm_off: bool,
    suspend_to_mem: bool,
    suspend_to_disk: bool,
    secure_boot: Option<bool>,
    enrolled_keys: Option<bool>,
    kernel: Option<String>,
    sev: bool,
    sev_es: bool,
}

impl Wish {
    /// Reads it off the domain.
    pub(super) fn of(scene: &Scene<'_>) -> Wish {
        let root = scene.root();
        let text = |path| scene.value(root, path).map(|it| it.into_owned()).filter(|it| !it.is_empty());
        let yes = |path| text(path).map(|it| it == "yes");
        let firmware = text("os/@firmware");
        let format = text("os/loader/@format");
        let hint = text("os/nvram/@format").filter(|_| firmware.is_some());
        let raw = || (firmware.is_some() && !scene.defining()).then(|| "raw".to_owned());
        let sev = scene.is(root, "launchSecurity/@type", "sev");
        let policy = scene.domain().value("launchSecurity/policy").and_then(|it| crate::domain::number(&it));
        Wish {
            interface: match (firmware.as_deref(), text("os/loader/@type").as_deref()) {
                (Some("efi"), _) | (None, Some("pflash")) => Some("uefi"),
                (Some("bios"), _) | (None, Some("rom")) => Some("bios"),
                _ => None,
            },
            format: format.or(hint).or_else(raw),
            chosen_by_libvirt: firmware.is_some(),
            code: text("os/loader"),
            template: text("os/nvram/@template"),
            template_format: text("os/nvram/@templateFormat"),
            type_: text("os/loader/@type"),
            readonly: yes("os/loader/@readonly"),
            secure: yes("os/loader/@secure"),
            stateless: yes("os/loader/@stateless") == Some(true),
            smm_off: scene.is(root, "features/smm/@state", "off"),
            suspend_to_mem: yes("pm/suspend-to-mem/@enabled") == Some(true),
            suspend_to_disk: yes("pm/suspend-to-disk/@enabled") == Some(true),
            secure_boot: feature(scene, "secure-boot"),
            enrolled_keys: feature(scene, "enrolled-keys"),
            kernel: text("os/kernel"),
            sev,
            sev_es: sev && policy.is_some_and(|it| it & 0b100 != 0),
        }
    }

    /// Whether the image is what the domain asks for, its machine aside.
    pub(super) fn fits(&self, firmware: &Firmware) -> bool {
        let agrees = |wish: Option<bool>, has: bool| wish.is_none_or(|it| it == has);
        let secure = firmware.has("requires-smm");
        self.interface.is_some_and(|it| firmware.offers(it))
            && agrees(self.secure_boot, firmware.has("secure-boot"))
            && agrees(self.enrolled_keys, firmware.has("enrolled-keys"))
            && agrees(self.secure, secure)
            // Code and variables in one writable file is nothing that libvirt chooses.
            && self.readonly != Some(false)
            && !(secure && self.smm_off)
            && (!self.suspend_to_mem || firmware.has("acpi-s3"))
            && (!self.suspend_to_disk || firmware.has("acpi-s4"))
            && (!self.sev || firmware.has("amd-sev"))
            && (!self.sev_es || firmware.has("amd-sev-es"))
            && self.fits_image(&firmware.image)
    }

    fn fits_image(&self, image: &Image) -> bool {
        let is = |wish: &Option<String>, value: &str| wish.as_ref().is_none_or(|it| it == value);
        match image {
            Image::Memory { filename } => {
                is(&self.type_, "rom") && is(&self.code, filename) && is(&self.format, "raw")
            }
            Image::Kernel { filename } => is(&self.kernel, filename),
            Image::Flash { mode, executable, nvram_template } => {
                let wanted = if self.stateless { FlashMode::Stateless } else { FlashMode::Split };
                let template = match nvram_template {
                    Some(it) => is(&self.template, &it.filename) && is(&self.template_format, &it.format),
                    None => self.template.is_none(),
                };
                *mode == wanted
                    && is(&self.type_, "pflash")
                    && is(&self.code, &executable.filename)
                    && is(&self.format, &executable.format)
                    && template
            }
        }
    }
}

/// `os/firmware/feature/@enabled` of a feature.
fn feature(scene: &Scene<'_>, name: &str) -> Option<bool> {
    let document = scene.document();
    let firmware: NodeId = document.find(scene.root(), "os/firmware")?;
    let feature =
        document.elements_named(firmware, "feature").find(|it| document.attribute_is(*it, "name", name))?;
    document.attribute(feature, "enabled").map(|it| it == "yes")
}
