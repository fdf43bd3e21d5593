//! libvirt's own test data, as ../shared keeps it: pairs of what is written and what libvirt prints after loading
//! it (`in/`, `out/`), a manifest that tells what each ran on, and the firmware of that host (`env/`).

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use libvirt_domain_editor::implicit::Mode;
use libvirt_domain_editor::machine::{Arch, Firmware, Host, Profile};

use crate::table::Table;

/// One input with what libvirt made of it.
pub(crate) struct Pair {
    /// The architecture and the expected file's name: `x86_64/disk-virtio.x86_64-latest`.
    pub(crate) name: String,
    /// The text that libvirt was given.
    pub(crate) input: String,
    /// The text that libvirt printed.
    pub(crate) expected: String,
    /// What it ran on.
    pub(crate) host: Host,
    /// How libvirt met the text.
    pub(crate) mode: Mode,
}

/// The pairs of the test data in `directory`, in the manifest's order.
///
/// # Errors
/// What could not be read or understood.
pub(crate) fn pairs(directory: &Path) -> Result<Vec<Pair>, String> {
    let manifest = Table::read(&directory.join("manifest.tsv"))?;
    let firmware = firmware(&directory.join("env/qemufirmwaredata"))?;
    let pair = |row: HashMap<&str, &str>| {
        let expected = Path::new(row["expected"]);
        let stem = expected.file_stem().unwrap_or_default().to_string_lossy();
        Ok(Pair {
            name: format!("{}/{stem}", row["arch"]),
            input: read(&directory.join(row["input"]))?,
            expected: read(&directory.join(expected))?,
            host: host(row["arch"], row["caps"], row["flags"], &firmware)?,
            mode: if row["flags"].contains("abi-update") { Mode::Define } else { Mode::Load },
        })
    };
    manifest.rows().map(pair).collect()
}

/// The host of a row: `latest=10.0.0+amdsev` are capabilities without machine aliases.
fn host(arch: &str, caps: &str, flags: &str, firmware: &[Firmware]) -> Result<Host, String> {
    let (latest, qemu) = match caps.strip_prefix("latest=") {
        Some(rest) => (true, rest),
        None => (false, caps),
    };
    let qemu = qemu.split('+').next().unwrap_or(qemu);
    let arch = Arch::parse(arch).ok_or_else(|| format!("no architecture: {arch}"))?;
    let qemu = qemu.parse().map_err(|error| format!("{caps}: {error}"))?;
    let profile = Profile {
        firmware: firmware.to_vec(),
        without: removed(flags),
        kvm_gic: gic(flags).to_owned(),
        has_assigned_devices: true,
        ..Profile::default()
    };
    Ok(Host { qemu, arch, canonical_machine: !latest, profile: Arc::new(profile), ..Host::default() })
}

/// What KVM has for Arm guests according to `ARG_GIC`; where that names nothing, the capability file has version 3.
fn gic(flags: &str) -> &'static str {
    let named = flags.split_once("ARG_GIC").map_or("", |(_, rest)| rest.trim_start_matches([' ', ';']));
    if named.starts_with("GIC_V2") { "2" } else { "3" }
}

/// The capabilities after `ARG_QEMU_CAPS_DEL`, by the names they have in capability files.
fn removed(flags: &str) -> Vec<String> {
    let Some((_, list)) = flags.split_once("ARG_QEMU_CAPS_DEL") else { return Vec::new() };
    let names = list.split(';').map(str::trim).filter_map(|it| it.strip_prefix("QEMU_CAPS_"));
    names.map(|it| it.trim_start_matches("DEVICE_").to_lowercase().replace('_', "-")).collect()
}

/// The firmware descriptors of libvirt's tests. Of files with one name the last directory's counts, an empty
/// one masks the others; a link is stored as a file with its target.
fn firmware(directory: &Path) -> Result<Vec<Firmware>, String> {
    let mut files = BTreeMap::new();
    for place in ["usr/share", "etc", "home/user/.config"] {
        let folder = directory.join(place).join("qemu/firmware");
        let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries {
            let path = entry.map_err(|error| error.to_string())?.path();
            files.insert(path.file_name().map(ToOwned::to_owned), path);
        }
    }
    let mut found = Vec::new();
    for path in files.into_values() {
        let mut text = read(&path)?;
        if text.starts_with("../") {
            text = read(&path.with_file_name(text.trim()))?;
        }
        // The tests' invalid descriptor is one that libvirt skips as well.
        found.extend(Firmware::parse(&text));
    }
    Ok(found)
}

/// The text of a file.
///
/// # Errors
/// It cannot be read; the message names it.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
