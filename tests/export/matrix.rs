//! Cases and targets, and what the export of the one for the other comes to.

use std::sync::OnceLock;

use libvirt_domain_editor::compat;
use libvirt_domain_editor::export::{Export, Style, export};
use libvirt_domain_editor::xml::{self, Document};

use crate::recorded::{self, Case};
use crate::targets::{TARGETS, Target};

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

    /// The cases of this target, exported once for all trials: all where that is wished, or every third, another
    /// third for the next target.
    pub(crate) fn exports(self) -> &'static [Exported] {
        static EXPORTS: [OnceLock<Vec<Exported>>; TARGETS.len()] = [const { OnceLock::new() }; TARGETS.len()];
        let at = TARGETS.iter().position(|it| it.libvirt == self.libvirt).expect("one of the targets");
        EXPORTS[at].get_or_init(|| {
            let exported = |case: Case| {
                let source = xml::parse(&case.domain).expect("a case parses");
                let export = self.export(&source);
                Exported { name: case.name, source, export }
            };
            let step = step();
            recorded::cases().into_iter().skip(at % step).step_by(step).map(exported).collect()
        })
    }
}

/// Every how manieth case is tried.
fn step() -> usize {
    if std::env::var("EXPORT_MATRIX").is_ok_and(|it| it == "all") { 1 } else { 3 }
}

/// The cases for trials of all targets at once.
pub(crate) fn sample() -> Vec<Case> {
    recorded::cases().into_iter().step_by(step()).collect()
}

/// Of those, the cases for trials that take long with each: a third again.
pub(crate) fn small_sample() -> Vec<Case> {
    sample().into_iter().step_by(step()).collect()
}

/// Nothing, or every fault on a line of its own.
pub(crate) fn none(faults: &[String]) -> Result<(), String> {
    if faults.is_empty() { Ok(()) } else { Err(format!("{} faults:\n{}", faults.len(), faults.join("\n"))) }
}

/// Exporting an export for the same target changes nothing.
pub(crate) fn twice_is_once(target: Target) -> Result<(), String> {
    let mut faults = Vec::new();
    for Exported { name, export: once, .. } in target.exports() {
        let twice = target.export(&xml::parse(&once.text).map_err(|error| error.to_string())?);
        if once.text != twice.text {
            let diff = similar::TextDiff::from_lines(&once.text, &twice.text).unified_diff().to_string();
            faults.push(format!("{name}\n{diff}"));
        }
    }
    none(&faults)
}
