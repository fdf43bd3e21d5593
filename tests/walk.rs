//! What a release does with what it does not know: each folder of tests/walk holds a domain and names targets, and
//! holds every line that a target does not take, with its class and reason; a target without lines understands all.
//! `UPDATE_EXPECT=1 cargo test --test walk` writes the expectations anew; read the diff before you keep it.

#[path = "support/diff.rs"]
mod diff;
#[path = "support/expect.rs"]
mod expect;
#[path = "support/folders.rs"]
mod folders;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use expect::expect;
use libtest_mimic::Failed;
use libvirt_domain_editor::compat::{Target, classify};
use libvirt_domain_editor::xml;

fn main() -> ExitCode {
    folders::run("tests/walk", run)
}

fn run(folder: &Path) -> Result<(), Failed> {
    let document = xml::parse(&fs::read_to_string(folder.join("domain.xml"))?)?;
    let (_, positions) = document.print();
    let mut said = String::new();
    for name in fs::read_to_string(folder.join("targets.txt"))?.lines() {
        writeln!(said, "{name}")?;
        for it in classify(&document, &Target::parse(name)?) {
            let attribute = it.attribute.as_ref().map(|name| format!("/@{name}")).unwrap_or_default();
            let (line, path) = (positions.line(it.node), document.path_of(it.node));
            writeln!(said, "  {} line {line} {path}{attribute}: {}", it.class.as_str(), it.reason)?;
        }
    }
    expect(&folder.join("findings.txt"), &said)
}
