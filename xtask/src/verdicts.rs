//! `cargo xtask verdicts [DIR]`: how many verdicts on a domain and a target the engine gives in a second.

use crate::corpus_pairs::read;
use libvirt_domain_editor::compat::{Target, distributions};
use libvirt_domain_editor::export::{Prepared, Style};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

/// Judges every domain of the folder for every distribution, on one processor.
///
/// # Errors
/// What cannot be read.
pub(crate) fn run(root: &Path, words: &[String]) -> Result<(), String> {
    let folder = words.first().map(String::as_str).unwrap_or(INPUTS);
    let texts = texts(&root.join(folder))?;
    let documents: Vec<_> = texts.iter().filter_map(|text| xml::parse(text).ok()).collect();
    let targets: Vec<Target> = distributions().map(|it| it.target()).collect();
    let host = Host::default();
    println!("{} domains x {} targets", documents.len(), targets.len());
    for style in [Style::Written, Style::Target] {
        let start = Instant::now();
        let mut verdicts = BTreeMap::new();
        for document in &documents {
            let prepared = Prepared::new(document, &host);
            for target in &targets {
                *verdicts.entry(prepared.judge(style, target).verdict).or_insert(0) += 1;
            }
        }
        let seconds = start.elapsed().as_secs_f64();
        let all = documents.len() * targets.len();
        let words: Vec<String> =
            verdicts.iter().map(|(verdict, count)| format!("{count} {verdict}")).collect();
        println!("{:<8} {:>6.0} a second: {}", style.as_str(), all as f64 / seconds, words.join(", "));
    }
    Ok(())
}

/// The inputs of libvirt's test data, from the project's root.
const INPUTS: &str = "../shared/corpus/libvirt-11.3.0/in";

/// The texts of all files in a folder that end in `.xml`, by name.
fn texts(folder: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.flatten().map(|it| it.path()).collect();
    files.retain(|it| it.extension().is_some_and(|it| it == "xml"));
    files.sort();
    files.iter().map(|it| read(it)).collect()
}
