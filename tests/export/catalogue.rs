//! docs/rewrites.md against the catalogue of rewrites and against the program: each safe entry has its line, each
//! rewrite is named, and what a line names is there.

use std::collections::BTreeSet;
use std::fs;

use libvirt_domain_editor::export::rewritings;

use crate::matrix::none;
use crate::recorded::root;

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))
}

/// Whether the catalogue is there.
pub(crate) fn is_there() -> bool {
    root().join(CATALOGUE).exists()
}

const CATALOGUE: &str = "../shared/facts/compat/rewrites.tsv";

/// The cells of each line of the tables.
fn lines(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines()
        .filter(|it| it.starts_with("| "))
        .map(|it| it.trim_matches('|').split(" | ").map(str::trim).collect())
}

/// What stands between backticks.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Every safe entry of the catalogue has one line.
pub(crate) fn is_covered() -> Result<(), String> {
    let (catalogue, table) = (read(CATALOGUE)?, read("docs/rewrites.md")?);
    let is_number = |it: &&str| it.parse::<u32>().is_ok();
    let told: Vec<&str> = lines(&table).filter_map(|it| it.first().copied()).filter(is_number).collect();
    let safe = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        cells.get(8).filter(|it| it.starts_with("safe")).map(|_| cells[0].to_owned())
    };
    let safe: Vec<String> = catalogue.lines().skip(1).filter_map(safe).collect();
    let missing = safe.iter().filter(|it| told.iter().filter(|told| *told == it).count() != 1);
    none(&missing.map(|it| format!("entry {it} of the catalogue has not one line")).collect::<Vec<_>>())
}

/// What a line names is a rewrite, a rule, or a line about what no guest notices; and each rewrite is named.
pub(crate) fn names_what_there_is() -> Result<(), String> {
    let (table, rules, guest) =
        (read("docs/rewrites.md")?, read("docs/rules.md")?, read("src/compat/guest.txt")?);
    let ids: BTreeSet<&str> = rewritings().map(|it| it.id).collect();
    let is_harmless = |name: &str| {
        let mut places = guest.lines().filter_map(|line| line.split_once(' ')).filter(|it| it.0 != "guest");
        places.any(|(_, place)| {
            let rest = place.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '|']))
        })
    };
    let names: BTreeSet<&str> = lines(&table).flatten().flat_map(named).collect();
    let is_rule = |name: &str| rules.contains(&format!("`{name}`"));
    let strange = names.iter().filter(|it| !ids.contains(*it) && !is_harmless(it) && !is_rule(it));
    let strange = strange.map(|it| format!("{it} is no rewrite, no rule and nothing that no guest notices"));
    let missing = ids.iter().filter(|it| !names.contains(*it)).map(|it| format!("{it} is not named"));
    none(&strange.chain(missing).collect::<Vec<_>>())
}
