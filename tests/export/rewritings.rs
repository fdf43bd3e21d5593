//! Each rewrite by a case of its own: a folder under tests/export/rewrites, named after it, with a domain, the target
//! and the result; host.xml is what the host says of itself, where that counts. `RECORD_REWRITES=1` writes the results anew, to be read before they are committed.

use std::fs;
use std::path::PathBuf;

use libtest_mimic::Trial;
use libvirt_domain_editor::compat::Target;
use libvirt_domain_editor::export::{Rewriting, Style, export, rewritings};
use libvirt_domain_editor::xml;

use crate::matrix::HOST;
use crate::recorded::{host, root};

/// One for each rewrite; a rewrite without a case fails.
pub(crate) fn trials() -> Vec<Trial> {
    rewritings().map(|it| Trial::test(format!("rewrite/{}", it.id), move || Ok(holds(it)?))).collect()
}

fn holds(rewriting: Rewriting) -> Result<(), String> {
    let folder: PathBuf = root().join("tests/export/rewrites").join(rewriting.id);
    let read = |name: &str| fs::read_to_string(folder.join(name)).map_err(|error| format!("{name}: {error}"));
    let target = Target::parse(read("target.txt")?.trim()).map_err(|error| error.to_string())?;
    if target.libvirt >= rewriting.until {
        return Err(format!("{} needs no such rewrite", target.name));
    }
    let source = xml::parse(&read("domain.xml")?).map_err(|error| error.to_string())?;
    let host = match read("host.xml") {
        Ok(told) => host(HOST).told(&told).map_err(|error| error.to_string())?,
        Err(_) => host(HOST),
    };
    let export = export(&source, &host, Style::Target, Some(&target));
    let changes = &export.report.changes;
    if !changes.iter().any(|it| it.rewrite == Some(rewriting.id) && it.line.is_some()) {
        return Err(format!("it changed no line\n{}", export.report));
    }
    if export.report.blocked {
        return Err(format!("the result is refused\n{}", export.report));
    }
    if std::env::var("RECORD_REWRITES").is_ok() {
        fs::write(folder.join("expected.xml"), &export.text).map_err(|error| error.to_string())?;
    }
    let expected = read("expected.xml")?;
    match expected == export.text {
        true => Ok(()),
        false => Err(similar::TextDiff::from_lines(&expected, &export.text).unified_diff().to_string()),
    }
}
