//! Cases and targets, and what the export of the one for the other comes to.

use std::sync::OnceLock;

use libvirt_domain_editor::compat;
use libvirt_domain_editor::export::{Export, Style, export};
use libvirt_domain_editor::xml::{self, Document};

use crate::recorded::{self, Case};

/// A release that exports are for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target {
    /// The release of libvirt, which names its schema.
    pub(crate) libvirt: &'static str,
    /// What the command line would say.
    pub(crate) text: &'static str,
}

/// From the last release without USB controllers to the newest; the three that can be asked with their QEMU.
pub(crate) const TARGETS: [Target; 8] = [
    Target { libvirt: "0.9.4", text: "libvirt=0.9.4" },
    Target { libvirt: "0.10.2", text: "libvirt=0.10.2" },
    Target { libvirt: "1.2.17", text: "libvirt=1.2.17" },
    Target { libvirt: "4.5.0", text: "libvirt=4.5.0" },
    Target { libvirt: "6.0.0", text: "libvirt=6.0.0" },
    Target { libvirt: "7.0.0", text: "libvirt=7.0.0,qemu=5.2" },
    Target { libvirt: "9.0.0", text: "libvirt=9.0.0,qemu=7.2" },
    Target { libvirt: "11.3.0", text: "libvirt=11.3.0,qemu=10.0" },
];

/// The host that the cases were written for.
pub(crate) const HOST: &str = "11.3.0";

/// One case, exported.
pub(crate) struct Exported {
    pub(crate) name: String,
    pub(crate) source: Document,
    pub(crate) export: Export,
}

impl Target {
    pub(crate) fn export(self, source: &Document) -> Export {
        let target = compat::Target::parse(self.text).expect("a target");
        export(source, &recorded::host(HOST), Style::Target, Some(&target))
    }

    /// All cases, exported once for all trials.
    pub(crate) fn exports(self) -> &'static [Exported] {
        static EXPORTS: [OnceLock<Vec<Exported>>; TARGETS.len()] = [const { OnceLock::new() }; TARGETS.len()];
        let at = TARGETS.iter().position(|it| it.libvirt == self.libvirt).expect("one of the targets");
        EXPORTS[at].get_or_init(|| {
            let exported = |case: Case| {
                let source = xml::parse(&case.domain).expect("a case parses");
                let export = self.export(&source);
                Exported { name: case.name, source, export }
            };
            recorded::cases().into_iter().map(exported).collect()
        })
    }
}

/// Of what slow trials take, all where that is wished, or every third.
pub(crate) fn sampled<T>(all: &[T]) -> impl Iterator<Item = &T> {
    let step = if std::env::var("EXPORT_MATRIX").is_ok_and(|it| it == "all") { 1 } else { 3 };
    all.iter().step_by(step)
}

/// The cases for slow trials.
pub(crate) fn sample() -> Vec<Case> {
    sampled(&recorded::cases()).cloned().collect()
}

/// Nothing, or every fault on a line of its own.
pub(crate) fn none(faults: &[String]) -> Result<(), String> {
    if faults.is_empty() { Ok(()) } else { Err(format!("{} faults:\n{}", faults.len(), faults.join("\n"))) }
}

/// Exporting an export for the same target changes nothing.
pub(crate) fn twice_is_once(target: Target) -> Result<(), String> {
    let mut faults = Vec::new();
    for Exported { name, export: once, .. } in sampled(target.exports()) {
        let twice = target.export(&xml::parse(&once.text).map_err(|error| error.to_string())?);
        if once.text != twice.text {
            let diff = similar::TextDiff::from_lines(&once.text, &twice.text).unified_diff().to_string();
            faults.push(format!("{name}\n{diff}"));
        }
    }
    none(&faults)
}
