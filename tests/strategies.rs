//! The strategies compared: each folder of tests/strategies names a domain and a target, and holds what the
//! comparison says and what each strategy writes. `UPDATE_EXPECT=1 cargo test --test strategies` writes the
//! expectations anew; read the diff before you keep it.

#[path = "support/diff.rs"]
mod diff;
#[path = "support/expect.rs"]
mod expect;
#[path = "support/folders.rs"]
mod folders;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use expect::expect;
use libtest_mimic::Failed;
use libvirt_domain_editor::compat::Target;
use libvirt_domain_editor::export::{Prepared, Style, strategies};
use libvirt_domain_editor::format;
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml;

fn main() -> ExitCode {
    folders::run("tests/strategies", run)
}

fn run(folder: &Path) -> Result<(), Failed> {
    let about = fs::read_to_string(folder.join("about.txt"))?;
    let field = |name: &str| {
        let found = about.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        found.ok_or_else(|| Failed::from(format!("about.txt names no {name}")))
    };
    let text = fs::read_to_string(folder.join(field("domain")?))?;
    let document = xml::parse(&text)?;
    let host = Host::parse(field("host")?)?;
    let target = Target::parse(field("target")?)?;
    let prepared = Prepared::new(&document, &host);
    expect(&folder.join("strategies.txt"), &strategies(&prepared, Some(&target)).to_string())?;
    for style in [Style::Expanded, Style::Migratable, Style::Target, Style::AsNeeded, Style::Compact] {
        let export = prepared.export(style, Some(&target));
        expect(&folder.join(format!("{}.xml", style.as_str())), &export.text)?;
        // Whatever a style leaves out for the same host, that host has again.
        if matches!(style, Style::Expanded | Style::AsNeeded | Style::Compact) {
            let again = complete(&xml::parse(&export.text)?, &host, Mode::Define);
            let (now, then) = (format::print(&prepared.completed().document), format::print(&again.document));
            // A controller that comes back stands behind those that were sent.
            let sorted = |text: &str| {
                let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
                lines.sort();
                lines
            };
            let is_same = if style == Style::AsNeeded { sorted(&now) == sorted(&then) } else { now == then };
            if !is_same {
                return Err(format!("{}\n{}", style.as_str(), diff::unified(&now, &then)).into());
            }
        }
    }
    Ok(())
}
