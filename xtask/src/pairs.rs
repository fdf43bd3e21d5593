//! Pairs of what was written and what real libvirt made of it: from libvirt's test data and from tests/cases.

use crate::oracle::RELEASES;
use crate::record;
use crate::table::Table;
use libvirt_domain_editor::implicit::Mode;
use libvirt_domain_editor::machine::{Arch, Firmware, Host, Profile};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// One question with libvirt's answer.
pub(crate) struct Pair {
    /// The input's name.
    pub(crate) name: String,
    /// What it is counted under: architecture and mode, or the release.
    pub(crate) group: String,
    /// The text that libvirt was given.
    pub(crate) input: String,
    /// The text that libvirt printed.
    pub(crate) expected: String,
    /// What it ran on.
    pub(crate) host: Host,
    /// How libvirt met the text.
    pub(crate) mode: Mode,
    /// Whether what libvirt makes up is masked in `expected`.
    pub(crate) masked: bool,
}

/// The pairs of libvirt's test data in `directory`.
///
/// # Errors
/// What could not be read or understood.
pub(crate) fn corpus(directory: &Path) -> Result<Vec<Pair>, String> {
    let manifest = Table::read(&directory.join("manifest.tsv"))?;
    let firmware = firmware(&directory.join("env/qemufirmwaredata"))?;
    let pair = |row: std::collections::HashMap<&str, &str>| {
        let mode = if row["flags"].contains("abi-update") { Mode::Define } else { Mode::Load };
        let name =
            if mode == Mode::Define { format!("{}.abi-update", row["name"]) } else { row["name"].to_owned() };
        let group = if mode == Mode::Define { "abi-update" } else { "load" };
        Ok(Pair {
            name,
            group: format!("{} {group}", row["arch"]),
            input: read(&directory.join(row["input"]))?,
            expected: read(&directory.join(row["expected"]))?,
            host: corpus_host(row["arch"], row["caps"], row["flags"], &firmware)?,
            mode,
            masked: false,
        })
    };
    manifest.rows().map(pair).collect()
}

/// The host of a row: `latest=10.0.0+amdsev` are capabilities without machine aliases.
fn corpus_host(arch: &str, caps: &str, flags: &str, firmware: &[Firmware]) -> Result<Host, String> {
    let (latest, qemu) = match caps.strip_prefix("latest=") {
        Some(rest) => (true, rest),
        None => (false, caps),
    };
    let qemu = qemu.split('+').next().unwrap_or(qemu);
    let arch = Arch::parse(arch).ok_or_else(|| format!("no architecture: {arch}"))?;
    let qemu = qemu.parse().map_err(|error| format!("{caps}: {error}"))?;
    let profile = Profile { firmware: firmware.to_vec(), without: removed(flags) };
    Ok(Host { qemu, arch, canonical_machine: !latest, profile: Arc::new(profile), ..Host::default() })
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

/// The recorded cases in `folder`, laid out as tests/cases, one pair for each release that accepted the case.
///
/// # Errors
/// What could not be read.
pub(crate) fn cases(folder: &Path) -> Result<Vec<Pair>, String> {
    let mut pairs = Vec::new();
    for name in record::all(folder)? {
        let case = folder.join(&name);
        for (libvirt, qemu) in RELEASES {
            let expected = case.join(format!("libvirt-{libvirt}.xml"));
            if !expected.exists() {
                continue;
            }
            pairs.push(Pair {
                name: name.clone(),
                group: libvirt.to_owned(),
                input: read(&case.join("domain.xml"))?,
                expected: read(&expected)?,
                host: host(libvirt, qemu)?,
                mode: Mode::Define,
                masked: true,
            });
        }
    }
    Ok(pairs)
}

/// The host that stands for a release that was asked.
///
/// # Errors
/// Not a host.
pub(crate) fn host(libvirt: &str, qemu: &str) -> Result<Host, String> {
    Host::parse(&format!("libvirt={libvirt},qemu={qemu}")).map_err(|error| error.to_string())
}

/// The text of a file.
///
/// # Errors
/// It cannot be read.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
