//! The test domains under tests/cases and what real libvirt printed for each.

use std::fs;
use std::path::{Path, PathBuf};

use libvirt_domain_editor::machine::Host;

/// The releases that were asked, as hosts: each with the QEMU it was recorded with.
pub(crate) const HOSTS: [(&str, &str); 3] = [
    ("7.0.0", "libvirt=7.0.0,qemu=5.2"),
    ("9.0.0", "libvirt=9.0.0,qemu=7.2"),
    ("11.3.0", "libvirt=11.3.0,qemu=10.0"),
];

/// The two forms that libvirt prints of a stored domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `virsh dumpxml --inactive`.
    Plain,
    /// `virsh dumpxml --migratable`.
    Migratable,
}

impl Form {
    /// Both of them.
    pub(crate) const ALL: [Form; 2] = [Form::Plain, Form::Migratable];

    /// How the form is called in the names of tests.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Form::Plain => "plain",
            Form::Migratable => "migratable",
        }
    }

    /// How the name of the recorded file ends.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Form::Plain => "xml",
            Form::Migratable => "migratable.xml",
        }
    }
}

/// One folder of tests/cases.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// The folder's name.
    pub(crate) name: String,
    /// What is in its `domain.xml`.
    pub(crate) domain: String,
    folder: PathBuf,
}

impl Case {
    /// What the release said, by the ending of the recorded file; nothing where it said something else or
    /// was not asked.
    pub(crate) fn recorded(&self, release: &str, ending: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(format!("libvirt-{release}.{ending}"))).ok()
    }
}

/// The project's folder. The tasks, which share this, lie in a folder of it.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().find(|it| it.join("tests/cases").is_dir()).unwrap_or(here)
}

/// Every case, by name.
pub(crate) fn cases() -> Vec<Case> {
    cases_in("tests/cases")
}

/// Every case of a folder of the project, by name.
pub(crate) fn cases_in(folder: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = fs::read_dir(root().join(folder))
        .expect("a folder of cases")
        .map(|entry| entry.expect("a readable folder").path())
        .filter_map(|folder| {
            let domain = fs::read_to_string(folder.join("domain.xml")).ok()?;
            Some(Case { name: folder.file_name()?.to_string_lossy().into_owned(), domain, folder })
        })
        .collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

/// The host that stands for a release.
pub(crate) fn host(release: &str) -> Host {
    let (_, text) = HOSTS.iter().find(|(name, _)| *name == release).expect("a recorded release");
    Host::parse(text).expect("a host").without_assigned_devices()
}
