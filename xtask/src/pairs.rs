//! Pairs of what was written and what real libvirt made of it: from libvirt's test data and from tests/cases.

use crate::corpus_pairs::{self as corpus, read};
use crate::oracle::RELEASES;
use crate::record;
use libvirt_domain_editor::implicit::Mode;
use libvirt_domain_editor::machine::Host;
use std::fs;
use std::path::Path;

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
    let group = |pair: &corpus::Pair| {
        let arch = pair.name.split('/').next().unwrap_or_default();
        format!("{arch} {}", if pair.mode == Mode::Define { "abi-update" } else { "load" })
    };
    let of = |pair: corpus::Pair| Pair {
        group: group(&pair),
        name: pair.name,
        input: pair.input,
        expected: pair.expected,
        host: pair.host,
        mode: pair.mode,
        masked: false,
    };
    Ok(corpus::pairs(directory)?.into_iter().map(of).collect())
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

/// The inputs of libvirt's test data, from the project's root.
pub(crate) const INPUTS: &str = "../shared/corpus/libvirt-11.3.0/in";

/// The texts of all files in a folder that end in `.xml`, by name.
///
/// # Errors
/// What could not be read.
pub(crate) fn texts(folder: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.flatten().map(|it| it.path()).collect();
    files.retain(|it| it.extension().is_some_and(|it| it == "xml"));
    files.sort();
    files.iter().map(|it| read(it)).collect()
}
