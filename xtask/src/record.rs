//! `cargo xtask record [--refusals] [NAME…]`: records what real libvirt prints for the domains under tests/cases,
//! or says to those under tests/refusals.
//!
//! Writes next to each `domain.xml` the stored and the migratable form of every release, or the
//! refusal. It judges nothing: `tests/cases.rs` compares, a person reads the difference.

use crate::oracle::{self, RELEASES};
use std::fs;
use std::path::{Path, PathBuf};

/// Asks the oracle about the named cases, or about all of them, and writes its answers.
///
/// # Errors
/// When there is no oracle, a case does not exist, or the oracle itself could not work.
pub(crate) fn run(root: &Path, names: &[String]) -> Result<(), String> {
    let (cases, names) = match names {
        [first, rest @ ..] if first == "--refusals" => (root.join("tests/refusals"), rest),
        names => (root.join("tests/cases"), names),
    };
    let names = if names.is_empty() { all(&cases)? } else { names.to_vec() };
    let work = std::env::temp_dir().join(format!("record-{}", std::process::id()));
    let recorded = ask(root, &cases, &names, &work);
    fs::remove_dir_all(&work).ok();
    println!("{}", recorded?);
    Ok(())
}

/// The names of all cases, sorted.
///
/// # Errors
/// The folder cannot be read.
pub(crate) fn all(cases: &Path) -> Result<Vec<String>, String> {
    let mut names: Vec<String> = fs::read_dir(cases)
        .map_err(|error| format!("{}: {error}", cases.display()))?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| cases.join(name).join("domain.xml").exists())
        .collect();
    names.sort();
    Ok(names)
}

fn ask(root: &Path, cases: &Path, names: &[String], work: &Path) -> Result<String, String> {
    let (questions, answers) = (work.join("in"), work.join("out"));
    fs::create_dir_all(&questions).map_err(|error| error.to_string())?;
    for name in names {
        let domain = cases.join(name).join("domain.xml");
        copy(&domain, &questions.join(format!("{name}.xml")))?;
    }
    oracle::ask(root, &questions, &answers, &RELEASES.map(|(release, _)| release))?;
    let (mut accepted, mut refused) = (0, 0);
    for name in names {
        for (release, _) in RELEASES {
            let answer = answers.join(release);
            let refusal = fs::read_to_string(answer.join(format!("{name}.err"))).unwrap_or_default();
            if refusal.starts_with(oracle::CRASHED) {
                return Err(format!("{name} {release}: {refusal}"));
            }
            let case = cases.join(name);
            let file = |end: &str| case.join(format!("libvirt-{release}.{end}"));
            let pairs: [(PathBuf, PathBuf); 3] = [
                (answer.join(format!("{name}.xml")), file("xml")),
                (answer.join(format!("{name}.migratable.xml")), file("migratable.xml")),
                (answer.join(format!("{name}.err")), file("refused.txt")),
            ];
            for (from, to) in &pairs {
                if from.exists() {
                    copy(from, to)?;
                } else if to.exists() {
                    fs::remove_file(to).map_err(|error| format!("{}: {error}", to.display()))?;
                }
            }
            if pairs[2].0.exists() { refused += 1 } else { accepted += 1 }
        }
    }
    Ok(format!("{} cases: {accepted} answers, {refused} refusals", names.len()))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(drop).map_err(|error| format!("{}: {error}", from.display()))
}
