//! The domains that are exported: XML files below some folders.

use libvirt_domain_editor::xml::{self, Document};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One domain.
pub(crate) struct Domain {
    /// Its file, below the folder that was named.
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) document: Document,
}

/// Every domain in the folders, at any depth. The same text counts once; other XML and what is not well-formed
/// does not count, which is said, nor what was recorded of a case beside its domain.xml.
///
/// # Errors
/// A folder cannot be read.
pub(crate) fn below(folders: &[PathBuf]) -> Result<Vec<Domain>, String> {
    let mut domains = Vec::new();
    let mut seen = HashSet::new();
    let mut strange = Vec::new();
    for folder in folders {
        let mut files = Vec::new();
        collect(folder, &mut files)?;
        files.sort();
        for file in files {
            let name = file.strip_prefix(folder).unwrap_or(&file).display().to_string();
            let text = fs::read_to_string(&file).unwrap_or_default();
            match xml::parse(&text) {
                Ok(document) if document.name(document.root()) == "domain" => {
                    if seen.insert(text.clone()) {
                        domains.push(Domain { name, text, document });
                    }
                }
                _ => strange.push(name),
            }
        }
    }
    if let Some(first) = strange.first() {
        println!("{} files are left out, as they hold no domain that can be read: {first} …", strange.len());
    }
    Ok(domains)
}

/// The domain of a test case.
const CASE: &str = "domain.xml";

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|it| it == "xml")
            && (path.ends_with(CASE) || !path.with_file_name(CASE).exists())
        {
            files.push(path);
        }
    }
    Ok(())
}
