//! The x86 inputs of libvirt's test data as `virsh define` meets them: real libvirt is asked, now.

use crate::corpus_pairs;
use crate::oracle::{self, RELEASES};
use crate::pairs::{self, Pair};
use crate::table::Table;
use libvirt_domain_editor::implicit::Mode;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// One pair for every input of the test data in `directory` and every release that accepts it.
///
/// # Errors
/// What could not be read, or when there is no real libvirt to ask.
pub(crate) fn defined(root: &Path, directory: &Path) -> Result<Vec<Pair>, String> {
    let manifest = Table::read(&directory.join("manifest.tsv"))?;
    let x86 = manifest.rows().filter(|row| ["x86_64", "i686"].contains(&row["arch"]));
    let mut inputs = BTreeMap::new();
    for row in x86 {
        inputs.insert(row["name"].to_owned(), corpus_pairs::read(&directory.join(row["input"]))?);
    }
    let work = std::env::temp_dir().join(format!("corpus-define-{}", std::process::id()));
    let pairs = ask(root, inputs, &work);
    fs::remove_dir_all(&work).ok();
    pairs
}

fn ask(root: &Path, inputs: BTreeMap<String, String>, work: &Path) -> Result<Vec<Pair>, String> {
    let (questions, answers) = (work.join("in"), work.join("out"));
    fs::create_dir_all(&questions).map_err(|error| error.to_string())?;
    for (name, input) in &inputs {
        fs::write(questions.join(format!("{name}.xml")), input).map_err(|error| error.to_string())?;
    }
    oracle::ask(root, &questions, &answers)?;
    let mut found = Vec::new();
    for (release, qemu) in RELEASES {
        for (name, input) in &inputs {
            let answer = answers.join(release).join(format!("{name}.xml"));
            let Ok(expected) = fs::read_to_string(answer) else { continue };
            found.push(Pair {
                name: name.clone(),
                group: format!("define {release}"),
                input: input.clone(),
                expected,
                host: pairs::host(release, qemu)?,
                mode: Mode::Define,
                masked: true,
            });
        }
    }
    Ok(found)
}
