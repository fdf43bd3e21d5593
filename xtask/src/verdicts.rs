//! `cargo xtask verdicts [DIR]`: how many verdicts on a domain and a target the engine gives in a second.

use crate::{inputs, processor};
use libvirt_domain_editor::compat::{Target, distributions};
use libvirt_domain_editor::export::{Prepared, Style};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml;
use std::collections::BTreeMap;
use std::path::Path;

/// Judges every domain of the folder for every distribution, and counts the time on the processor.
///
/// # Errors
/// What cannot be read.
pub(crate) fn run(root: &Path, words: &[String]) -> Result<(), String> {
    let folder = words.first().map(String::as_str).unwrap_or(inputs::INPUTS);
    let texts = inputs::texts(&root.join(folder))?;
    let documents: Vec<_> = texts.iter().filter_map(|text| xml::parse(text).ok()).collect();
    let targets: Vec<Target> = distributions().map(|it| it.target()).collect();
    let host = Host::default();
    println!("{} domains x {} targets", documents.len(), targets.len());
    for style in [Style::Written, Style::Target] {
        let start = processor::milliseconds()?;
        let mut verdicts = BTreeMap::new();
        for document in &documents {
            let prepared = Prepared::new(document, &host);
            for target in &targets {
                *verdicts.entry(prepared.judge(style, target).verdict).or_insert(0) += 1;
            }
        }
        let seconds = (processor::milliseconds()? - start) / 1e3;
        let all = documents.len() * targets.len();
        let words: Vec<String> =
            verdicts.iter().map(|(verdict, count)| format!("{count} {verdict}")).collect();
        println!("{:<8} {:>6.0} a second: {}", style.as_str(), all as f64 / seconds, words.join(", "));
    }
    Ok(())
}
