//! Reading a domain, and saying what is wrong with it.

use std::io::Read;
use std::path::Path;

use crate::output;
use libvirt_domain_editor::domain;
use libvirt_domain_editor::implicit::{Completed, Remark};
use libvirt_domain_editor::xml::{self, Document};

/// Reads a file, or standard input for `-`.
///
/// # Errors
/// What could not be read or parsed, with file, line and column.
pub(crate) fn read(file: &Path) -> Result<Document, String> {
    let name = if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() };
    let bytes = match name.as_str() {
        "standard input" => {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
        }
        _ => std::fs::read(file),
    };
    let bytes = bytes.map_err(|error| format!("{name}: {error}"))?;
    xml::decode(&bytes).and_then(domain::read).map_err(|error| format!("{name}: {error}"))
}

/// Prints refusals and what is not predicted to standard error. Whether libvirt takes the domain.
pub(crate) fn remarks(document: &Document, completed: &Completed) -> bool {
    let (_, positions) = document.print();
    let place = |remark: &Remark| match document.contains(remark.node) {
        true => format!("line {}: ", positions.line(remark.node)),
        false => String::new(),
    };
    for it in &completed.refusals {
        output::tell(&format!("domxml: {}refused: {}\n", place(it), it.message));
    }
    for it in &completed.not_predicted {
        output::tell(&format!("domxml: {}not predicted: {}\n", place(it), it.message));
    }
    completed.refusals.is_empty()
}
