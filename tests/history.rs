//! Domains as releases of libvirt before 7.0.0 stored them, which nobody can ask any more, and of an architecture for which
//! nobody can be asked here: see tests/history/README.md.

#[path = "support/diff.rs"]
mod diff;
#[path = "support/recorded.rs"]
#[expect(dead_code, reason = "what the answers of libvirt are compared with stands in other suites")]
mod recorded;

use std::process::{Command, ExitCode};

use libtest_mimic::{Arguments, Trial};
use libvirt_domain_editor::format;
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml::parse;

/// Releases of libvirt, each with a QEMU of its time.
const HOSTS: [(&str, &str); 24] = [
    ("0.8.2", "0.12"),
    ("0.8.3", "0.12"),
    ("0.9.4", "0.14"),
    ("0.9.9", "0.15"),
    ("0.9.10", "1.0"),
    ("1.0.2", "1.3"),
    ("1.0.4", "1.3"),
    ("1.0.5", "1.4"),
    ("1.1.2", "1.6"),
    ("1.2.1", "1.7"),
    ("1.2.2", "1.7"),
    ("1.2.10", "2.1"),
    ("1.2.11", "2.1"),
    ("1.2.12", "2.2"),
    ("1.2.16", "2.3"),
    ("1.2.17", "2.3"),
    ("1.3.1", "2.5"),
    ("1.3.2", "2.5"),
    ("1.3.4", "2.5"),
    ("1.3.5", "2.6"),
    ("2.1.0", "2.6"),
    ("2.2.0", "2.7"),
    ("3.9.0", "2.10"),
    ("11.3.0", "9.0"),
];

fn main() -> ExitCode {
    let mut trials = Vec::new();
    for case in recorded::cases_in("tests/history") {
        for (libvirt, qemu) in HOSTS {
            let Some(expected) = case.recorded(libvirt, "xml") else { continue };
            let (name, domain) = (format!("{}/{libvirt}", case.name), case.domain.clone());
            let again = expected.clone();
            trials.push(Trial::test(name.clone(), move || Ok(as_stored(&domain, libvirt, qemu, &expected)?)));
            let schema = recorded::root().join(format!("../shared/schemas/{libvirt}/domain.rng"));
            let ignored = !schema.exists();
            let follows = Trial::test(format!("{name}/schema"), move || {
                let file = std::env::temp_dir().join(format!("history-{}", name.replace('/', "-")));
                std::fs::write(&file, &again)?;
                let lint = Command::new("xmllint")
                    .args(["--noout", "--relaxng"])
                    .arg(&schema)
                    .arg(&file)
                    .output()?;
                std::fs::remove_file(&file)?;
                if lint.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&lint.stderr).into()) }
            });
            trials.push(follows.with_ignored_flag(ignored));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn as_stored(domain: &str, libvirt: &str, qemu: &str, expected: &str) -> Result<(), String> {
    let document = parse(domain).map_err(|error| error.to_string())?;
    let host = Host::parse(&format!("libvirt={libvirt},qemu={qemu}")).map_err(|error| error.to_string())?;
    let completed = complete(&document, &host, Mode::Define);
    if let Some(remark) = completed.refusals.first() {
        return Err(format!("refused: {}", remark.message));
    }
    let ours = format::print(&completed.document);
    if ours == expected {
        Ok(())
    } else {
        Err(format!("- expected, + ours\n{}", diff::unified(expected, &ours)))
    }
}
