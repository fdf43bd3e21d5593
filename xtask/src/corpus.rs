//! `cargo xtask corpus [DIR]`: how much of what libvirt's own test data expects the engine prints too.
//!
//! It judges nothing and changes nothing; tests/corpus.rs does that.

use crate::compared::{self, Compared, Report};
use crate::corpus_pairs::{self, Pair};
use libvirt_domain_editor::format;
use libvirt_domain_editor::implicit::{self, Mode};
use libvirt_domain_editor::xml;
use std::path::{Path, PathBuf};

/// Runs the command with the words after its name.
///
/// # Errors
/// The usage, or what could not be read.
pub(crate) fn run(root: &Path, words: &[String]) -> Result<(), String> {
    let usage = format!(
        "usage: cargo xtask corpus [DIR] [--arch ARCH] [--diff NAME | --categories | --failing]

  DIR            a folder with in/, out/, manifest.tsv and env/ [../shared/corpus/libvirt-11.3.0]
  --arch ARCH    only this architecture
  (nothing)      exact matches by architecture, and the first difference of each of the others
{}",
        Report::USAGE
    );
    let mut directory = root.join("../shared/corpus/libvirt-11.3.0");
    let (mut arch, mut report) = (None, Report::Totals);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--arch" => arch = Some(words.next().ok_or_else(|| usage.clone())?),
            option if option.starts_with('-') => {
                report = Report::of(option, || words.next().cloned()).ok_or_else(|| usage.clone())?;
            }
            other => directory = PathBuf::from(other),
        }
    }
    let mut pairs = corpus_pairs::pairs(&directory)?;
    pairs.retain(|pair| arch.is_none_or(|it| pair.name.split('/').next() == Some(it.as_str())));
    let compared: Vec<Compared> = pairs.into_iter().map(compare).collect();
    match report {
        Report::Totals => {
            compared::first_differences(&compared);
            compared::totals(&compared);
        }
        Report::Diff(name) => compared::diffs(&compared, &name)?,
        Report::Categories => compared::categories(&compared),
        Report::Failing => compared::failing(&compared),
    }
    Ok(())
}

/// The pair with what the engine makes of it; a fault in the document as a line of text.
fn compare(pair: Pair) -> Compared {
    let arch = pair.name.split('/').next().unwrap_or_default();
    let mode = if pair.mode == Mode::Define { "abi-update" } else { "load" };
    let group = format!("{arch} {mode}");
    let ours = match xml::parse(&pair.input) {
        Ok(document) => format::print(&implicit::complete(&document, &pair.host, pair.mode).document),
        Err(error) => format!("{error}\n"),
    };
    Compared { name: pair.name, group, ours, theirs: pair.expected }
}
