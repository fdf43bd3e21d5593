//! Domains of drivers other than QEMU's: what is written is shown, with the few things that every driver does, and with
//! the word that the rest is not predicted. The expected files are not measured: see tests/drivers/README.md.

#[path = "support/diff.rs"]
mod diff;
#[path = "support/recorded.rs"]
#[expect(dead_code, reason = "what the answers of libvirt are compared with stands in other suites")]
mod recorded;

use std::fs;
use std::process::Command;

use libvirt_domain_editor::format;
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml::parse;

#[test]
fn what_every_driver_does_and_no_more() {
    let mut faults = String::new();
    for case in recorded::cases_in("tests/drivers") {
        let document = parse(&case.domain).expect("XML");
        let completed = complete(&document, &Host::default(), Mode::Define);
        let type_ = document.value(document.root(), "@type").expect("a type").into_owned();
        let says = completed.not_predicted.iter().any(|it| it.message.contains(&format!("type='{type_}'")));
        if !says || !completed.refusals.is_empty() {
            faults += &format!("{}: {:?} {:?}\n", case.name, completed.not_predicted, completed.refusals);
        }
        let file = recorded::root().join("tests/drivers").join(&case.name).join("completed.xml");
        let expected = fs::read_to_string(file).expect("an expected file");
        let ours = format::print(&completed.document);
        if ours != expected {
            faults += &format!("{}: - expected, + ours\n{}\n", case.name, diff::unified(&expected, &ours));
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn follows_the_schema() {
    let schema = recorded::root().join("../shared/schemas/11.3.0/domain.rng");
    if !schema.exists() {
        eprintln!("skipped: no schemas");
        return;
    }
    for case in recorded::cases_in("tests/drivers") {
        let file = recorded::root().join("tests/drivers").join(&case.name).join("completed.xml");
        let lint = Command::new("xmllint").args(["--noout", "--relaxng"]).arg(&schema).arg(file).output();
        let lint = lint.expect("xmllint");
        assert!(lint.status.success(), "{}: {}", case.name, String::from_utf8_lossy(&lint.stderr));
    }
}
