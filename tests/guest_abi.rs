//! One property of a domain changed at a time: whether the guest notices. A folder of tests/guest-abi has a domain and the
//! changes with our verdicts; every row of ../shared/facts/compat/abi.tsv has some.

#[path = "support/changed.rs"]
mod changed;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use changed::{Changes, Section};
use libtest_mimic::{Arguments, Trial};
use libvirt_domain_editor::export::compare_guests;
use libvirt_domain_editor::machine::Host;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = changed::folders(root);
    let facts = root.join("../shared/facts/compat/abi.tsv");
    let skipped = !facts.exists();
    let rows = Trial::test("every_row_has_changes", {
        let folders = folders.clone();
        move || Ok(every_row_has_changes(&facts, &folders)?)
    });
    let mut trials = vec![rows.with_ignored_flag(skipped)];
    trials.extend(folders.into_iter().map(|folder| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Trial::test(name, move || Ok(holds(&folder)?))
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// Every change of the folder has the verdict that is written beside it; where it is that the guest changes, the property
/// is named, and only then.
fn holds(folder: &Path) -> Result<(), String> {
    let host = Host::default();
    let changes = Changes::read(folder)?;
    let mut faults = Vec::new();
    for (change, after) in changes.each()? {
        let found = compare_guests(&changes.domain, &after, &host);
        let named = found.differences.iter().chain(&found.compared).next().is_some();
        if found.guest_abi.to_string() != change.verdict || named != (change.verdict != "same") {
            let properties = found.differences.iter().chain(&found.compared).map(|it| it.property.as_str());
            let properties: Vec<_> = properties.collect();
            faults.push(format!("{change}: {} {properties:?}", found.guest_abi));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// Of every row of the facts some property is changed, and where it belongs to the guest ABI that is noticed.
fn every_row_has_changes(facts: &Path, folders: &[PathBuf]) -> Result<(), String> {
    let sections = folders.iter().map(|it| Ok(Changes::read(it)?.sections));
    let sections: Vec<Section> = sections.collect::<Result<Vec<_>, String>>()?.concat();
    let table = fs::read_to_string(facts).map_err(|error| error.to_string())?;
    let mut faults = Vec::new();
    let mut rows = BTreeSet::new();
    for line in table.lines().skip(1) {
        let mut cells = line.split('\t');
        let (Some(scope), Some(property), Some(class)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let row = format!("{scope}: {property}");
        let of_row = sections.iter().filter(|it| it.row == row);
        let verdicts: Vec<&str> = of_row.flat_map(|it| &it.changes).map(|it| it.verdict.as_str()).collect();
        let holds = match class {
            "host" | "was-abi" => verdicts.contains(&"same"),
            _ => verdicts.iter().any(|it| *it != "same"),
        };
        if !holds {
            faults.push(format!("{class} {row}: {verdicts:?}"));
        }
        rows.insert(row);
    }
    faults
        .extend(sections.iter().filter(|it| !rows.contains(&it.row)).map(|it| format!("no row {}", it.row)));
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}
