//! What a running libvirt remembers of the QEMU builds that it probed: its cache of capabilities, an XML file a build.

use libvirt_domain_editor::xml::{self, Document, NodeId};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

/// One QEMU build as one libvirt saw it.
pub(crate) struct Cached {
    /// The release of libvirt: 11.3.0.
    pub(crate) libvirt: String,
    /// The build as the measured tables name it: `10.0.13_ppc64`.
    pub(crate) build: String,
    /// The architecture.
    pub(crate) arch: String,
    /// The capabilities it has.
    pub(crate) flags: BTreeSet<String>,
    /// Its machine types, the attributes of each; `virt` stands for `type`.
    pub(crate) machines: Vec<HashMap<String, String>>,
    /// The name by which libvirt calls the CPU of a QEMU type: the first in its list.
    pub(crate) processors: BTreeMap<String, String>,
}

/// Reads every cache file of a folder.
///
/// # Errors
/// What could not be read or understood.
pub(crate) fn read(folder: &Path) -> Result<Vec<Cached>, String> {
    let of = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut builds = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(of)? {
        let path = entry.map_err(of)?.path();
        if path.extension().is_some_and(|it| it == "xml") {
            let text = std::fs::read_to_string(&path).map_err(of)?;
            let document = xml::parse(&text).map_err(|error| format!("{}: {error}", path.display()))?;
            builds.push(Cached::of(&document).ok_or_else(|| format!("{}: no release", path.display()))?);
        }
    }
    // A program under two names is one build.
    builds.sort_by(|one, other| (&one.build, one.machines.len()).cmp(&(&other.build, other.machines.len())));
    builds.dedup_by(|one, other| one.build == other.build);
    Ok(builds)
}

impl Cached {
    fn of(document: &Document) -> Option<Cached> {
        let root = document.root();
        let text = |name| document.value(root, name).map(|it| it.into_owned());
        let arch = text("arch")?;
        let mut processors = BTreeMap::new();
        for node in document.elements_named(root, "cpu") {
            let cpu = attributes(document, node);
            if let (Some(type_), Some(name)) = (cpu.get("typename"), cpu.get("name")) {
                processors.entry(type_.clone()).or_insert_with(|| name.clone());
            }
        }
        let flags = document.elements_named(root, "flag");
        let machine = |node| {
            let mut machine = attributes(document, node);
            machine.extend(machine.get("type").cloned().map(|it| ("virt".to_owned(), it)));
            machine
        };
        Some(Cached {
            libvirt: release(&text("selfvers")?)?,
            build: format!("{}_{arch}", release(&text("version")?)?),
            flags: flags.filter_map(|it| Some(document.attribute(it, "name")?.into_owned())).collect(),
            machines: document.elements_named(root, "machine").map(machine).collect(),
            arch,
            processors,
        })
    }
}

fn attributes(document: &Document, node: NodeId) -> HashMap<String, String> {
    document.attributes(node).iter().map(|it| (it.name.to_string(), it.value().into_owned())).collect()
}

/// 10000013 stands for 10.0.13.
fn release(number: &str) -> Option<String> {
    let number: u32 = number.parse().ok()?;
    Some(format!("{}.{}.{}", number / 1_000_000, number / 1000 % 1000, number % 1000))
}
