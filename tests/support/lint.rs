//! `xmllint` with the schema of a release of libvirt, many texts a call.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The schema of the release under `root`/../shared.
fn schema(root: &Path, release: &str) -> PathBuf {
    root.join(format!("../shared/schemas/{release}/domain.rng"))
}

/// Whether the schema and `xmllint` are there.
pub(crate) fn can_judge(root: &Path, release: &str) -> bool {
    schema(root, release).exists() && Command::new("xmllint").arg("--version").output().is_ok()
}

/// The texts that the release's schema rejects, by their place in the list, with what `xmllint` says.
///
/// # Errors
/// When it cannot be asked.
pub(crate) fn rejected(root: &Path, release: &str, texts: &[&str]) -> Result<Vec<(usize, String)>, String> {
    let folder = std::env::temp_dir().join(format!("schema-{}-{release}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let said = said(&schema(root, release), &folder, texts);
    fs::remove_dir_all(&folder).ok();
    let said = said?;
    let failing = said.lines().filter_map(|it| it.strip_suffix(" fails to validate"));
    let failing = failing.filter_map(|name| name.parse().ok());
    Ok(failing.map(|at: usize| (at, words(&said, at))).collect())
}

fn said(schema: &Path, folder: &Path, texts: &[&str]) -> Result<String, String> {
    let mut all = String::new();
    for chunk in 0..texts.len().div_ceil(BATCH) {
        let mut lint = Command::new("xmllint");
        lint.args(["--noout", "--relaxng"]).arg(schema.canonicalize().map_err(|error| error.to_string())?);
        lint.current_dir(folder);
        for (at, text) in texts.iter().enumerate().skip(chunk * BATCH).take(BATCH) {
            fs::write(folder.join(at.to_string()), text).map_err(|error| error.to_string())?;
            lint.arg(at.to_string());
        }
        let output = lint.output().map_err(|error| format!("xmllint: {error}"))?;
        all += &String::from_utf8_lossy(&output.stderr);
    }
    Ok(all)
}

/// Files a call, so that the command line stays short.
const BATCH: usize = 500;

/// What was said about one text, without its name.
fn words(said: &str, at: usize) -> String {
    let head = format!("{at}:");
    let about = said.lines().filter_map(|it| it.strip_prefix(&head));
    about.collect::<Vec<_>>().join("\n")
}
