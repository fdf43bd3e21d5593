//! The inputs of libvirt's own test data, as texts.

use crate::corpus_pairs::read;
use std::fs;
use std::path::{Path, PathBuf};

/// Where they lie, from the project's root.
pub(crate) const INPUTS: &str = "../shared/corpus/libvirt-11.3.0/in";

/// The files in a folder that end in `.xml`, by name.
///
/// # Errors
/// The folder cannot be read.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.flatten().map(|it| it.path()).collect();
    files.retain(|it| it.extension().is_some_and(|it| it == "xml"));
    files.sort();
    Ok(files)
}

/// Their texts.
///
/// # Errors
/// What could not be read.
pub(crate) fn texts(folder: &Path) -> Result<Vec<String>, String> {
    files(folder)?.iter().map(|it| read(it)).collect()
}
