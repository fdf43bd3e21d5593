//! The inputs of libvirt's own test data, as texts.

use std::fs;
use std::path::Path;

/// Where they lie, from the project's root.
pub(crate) const INPUTS: &str = "../shared/corpus/libvirt-11.3.0/in";

/// The texts of all files in a folder that end in `.xml`, by name.
///
/// # Errors
/// What could not be read.
pub(crate) fn texts(folder: &Path) -> Result<Vec<String>, String> {
    let said = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let entries = fs::read_dir(folder).map_err(|error| said(folder, error))?;
    let mut files: Vec<_> = entries.flatten().map(|it| it.path()).collect();
    files.retain(|it| it.extension().is_some_and(|it| it == "xml"));
    files.sort();
    files.iter().map(|it| fs::read_to_string(it).map_err(|error| said(it, error))).collect()
}
