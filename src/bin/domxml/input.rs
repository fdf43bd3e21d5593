//! Reading a domain, and saying what is wrong with it.

use std::io::Read;
use std::path::Path;

use crate::arguments::Viewer;
use crate::output;
use libvirt_domain_editor::domain;
use libvirt_domain_editor::implicit::{Completed, Remark};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::validate;
use libvirt_domain_editor::xml::{self, Document};

/// Reads a file, or standard input for `-`.
///
/// # Errors
/// What could not be read or parsed, with file, line and column.
pub(crate) fn read(file: &Path) -> Result<Document, String> {
    let (name, bytes) = bytes(file)?;
    xml::decode(&bytes).and_then(domain::read).map_err(|error| format!("{name}: {error}"))
}

/// The host that the options describe.
///
/// # Errors
/// A file of capabilities that cannot be read, or holds none.
pub(crate) fn host(viewer: &Viewer) -> Result<Host, String> {
    let mut host = viewer.host.clone();
    for file in viewer.capabilities.iter().chain(&viewer.domcapabilities) {
        let (name, bytes) = bytes(file)?;
        let text = xml::decode(&bytes).map_err(|error| format!("{name}: {error}"))?;
        host = host.told(text).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(host)
}

/// The content of a file, and what to call it.
fn bytes(file: &Path) -> Result<(String, Vec<u8>), String> {
    let name = if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() };
    if file.is_dir() {
        return Err(format!("{name} is a folder, expected a file; check --matrix takes folders"));
    }
    let bytes = match name.as_str() {
        "standard input" => {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
        }
        _ => std::fs::read(file),
    };
    Ok((name.clone(), bytes.map_err(|error| format!("{name}: {error}"))?))
}

/// Prints refusals, what is not predicted and what is taken for granted of the host to standard error. Whether
/// libvirt takes the domain.
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
    for it in &completed.unnamed {
        output::tell(&format!("domxml: not named: {}\n", it.message));
    }
    assumptions(completed);
    completed.refusals.is_empty()
}

/// Prints every problem to standard error, each with its place and the ways to mend it, then what is taken for
/// granted of the host. Whether libvirt takes the domain.
pub(crate) fn problems(document: &Document, completed: &Completed) -> bool {
    let (text, positions) = document.print();
    for it in validate::problems(document, completed) {
        let place = match document.contains(it.node) {
            true => {
                let start = it.place.range(document, &positions, it.node).start;
                let at = positions.position(&text, start);
                format!("line {}, column {}: ", at.line, at.column)
            }
            false => String::new(),
        };
        output::tell(&format!("domxml: {place}{}: {}\n", it.severity.as_str(), it.message));
        for fix in &it.fixes {
            output::tell(&format!("domxml:   fix: {}\n", fix.label));
        }
    }
    assumptions(completed);
    completed.refusals.is_empty()
}

fn assumptions(completed: &Completed) {
    for it in completed.assumptions() {
        output::tell(&format!("domxml: assumed: {}\n", it.sentence));
    }
}
