//! `Firmware`: the firmware images that a host has, as QEMU's descriptors (`docs/interop/firmware.json`) name them.

use serde::Deserialize;

/// One image that a guest may boot with.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Firmware {
    /// What it offers to the guest: `uefi`, `bios`.
    #[serde(rename = "interface-types")]
    pub interfaces: Vec<String>,
    /// How QEMU is given it.
    #[serde(rename = "mapping")]
    pub image: Image,
    /// The machines that it is made for.
    pub targets: Vec<FirmwareTarget>,
    /// What it needs and can do: `secure-boot`, `requires-smm`.
    #[serde(default)]
    pub features: Vec<String>,
}

/// How QEMU is given the firmware.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(tag = "device", rename_all = "kebab-case")]
pub enum Image {
    /// As flash memory.
    #[serde(rename_all = "kebab-case")]
    Flash {
        /// Whether variables are kept, and where.
        #[serde(default)]
        mode: FlashMode,
        /// The code.
        executable: ImageFile,
        /// What a guest's own file of variables starts from.
        nvram_template: Option<ImageFile>,
    },
    /// As read-only memory.
    Memory {
        /// The file.
        filename: String,
    },
    /// As a kernel.
    Kernel {
        /// The file.
        filename: String,
    },
}

/// Where firmware in flash memory keeps its variables.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FlashMode {
    /// In a file of the guest's own.
    #[default]
    Split,
    /// With the code.
    Combined,
    /// Nowhere.
    Stateless,
}

/// One file of a firmware image.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct ImageFile {
    /// Where it lies.
    pub filename: String,
    /// `raw` or `qcow2`.
    pub format: String,
}

/// Machines of one architecture.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct FirmwareTarget {
    /// The architecture as QEMU names it: `i386`, `x86_64`.
    pub architecture: String,
    /// Machine types, with `*` for any text.
    pub machines: Vec<String>,
}

impl Firmware {
    /// What the packages `ovmf` of Debian 11 to 13 and `qemu-efi-aarch64` of Debian 13 install, in the order in which libvirt looks at it.
    pub fn debian() -> Vec<Firmware> {
        let lines = include_str!("firmware.txt").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(Firmware::listed).collect()
    }

    /// Reads a line of the table.
    fn listed(line: &str) -> Option<Firmware> {
        let mut words = line.split(' ');
        let mut file = || Some(ImageFile { filename: words.next()?.to_owned(), format: "raw".to_owned() });
        let (executable, nvram_template) = (file()?, file());
        let list = |words: &str| -> Vec<String> {
            words.split(',').filter(|it| *it != "-").map(str::to_owned).collect()
        };
        Some(Firmware {
            interfaces: vec!["uefi".to_owned()],
            image: Image::Flash { mode: FlashMode::Split, executable, nvram_template },
            targets: vec![FirmwareTarget {
                architecture: words.next()?.to_owned(),
                machines: list(words.next()?),
            }],
            features: list(words.next()?),
        })
    }

    /// Reads one descriptor file.
    ///
    /// # Errors
    /// What is wrong with it, in serde's words.
    pub fn parse(descriptor: &str) -> Result<Firmware, String> {
        serde_json::from_str(descriptor).map_err(|error| error.to_string())
    }

    /// Whether it is made for this machine (`qemuFirmwareMatchesMachineArch`).
    pub fn is_for(&self, arch: super::Arch, machine: &str) -> bool {
        let arch = match arch {
            super::Arch::I686 => "i386",
            super::Arch::Armv6l | super::Arch::Armv7l => "arm",
            other => other.as_str(),
        };
        let mut targets = self.targets.iter().filter(|it| it.architecture == arch);
        targets.any(|it| it.machines.iter().any(|pattern| matches(pattern, machine)))
    }

    /// The path of the code in flash memory; `None` for what is not in flash memory.
    pub fn code(&self) -> Option<&str> {
        match &self.image {
            Image::Flash { executable, .. } => Some(&executable.filename),
            Image::Memory { .. } | Image::Kernel { .. } => None,
        }
    }

    /// Whether it offers the interface: `uefi`, `bios`.
    pub fn offers(&self, interface: &str) -> bool {
        self.interfaces.iter().any(|it| it == interface)
    }

    /// Whether it has the feature: `secure-boot`, `requires-smm`.
    pub fn has(&self, feature: &str) -> bool {
        self.features.iter().any(|it| it == feature)
    }
}

/// The file of variables that code without a descriptor is known to start from: libvirt's list from before there
/// were descriptors (`virFirmwareParseList` of `DEFAULT_LOADER_NVRAM`).
pub fn known_nvram_template(code: &str) -> Option<&'static str> {
    Some(match code {
        "/usr/share/OVMF/OVMF_CODE.fd" | "/usr/share/OVMF/OVMF_CODE.secboot.fd" => {
            "/usr/share/OVMF/OVMF_VARS.fd"
        }
        "/usr/share/AAVMF/AAVMF_CODE.fd" => "/usr/share/AAVMF/AAVMF_VARS.fd",
        "/usr/share/AAVMF/AAVMF32_CODE.fd" => "/usr/share/AAVMF/AAVMF32_VARS.fd",
        _ => return None,
    })
}

/// Whether `text` is as `pattern` says, in which `*` stands for any text.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|tail| {
            (0..=tail.len()).any(|at| tail.is_char_boundary(at) && matches(rest, &tail[at..]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Arch;
    use super::{Firmware, matches};

    #[test]
    fn patterns() {
        assert!(matches("pc-q35-*", "pc-q35-10.0") && matches("virt", "virt") && matches("*", ""));
        assert!(!matches("pc-q35-*", "pc-i440fx-10.0") && !matches("virt", "virt-4.0"));
    }

    #[test]
    fn secure_boot_is_for_q35() {
        let secure = |machine| {
            let all = Firmware::debian();
            let fitting = all.iter().filter(|it| it.is_for(Arch::X86_64, machine));
            fitting.filter(|it| it.has("secure-boot")).count()
        };
        assert_eq!((secure("pc-q35-10.0"), secure("pc-i440fx-10.0")), (2, 0));
    }
}
