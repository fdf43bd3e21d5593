//! What real libvirt takes has no problem of severity error, and nothing in it crashes a check or a fix: every domain
//! under tests/cases on each release that was recorded, and libvirt's own test data where ../shared has it.

#[allow(dead_code, reason = "each suite uses its part")]
#[path = "support/corpus.rs"]
mod corpus;
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "support/recorded.rs"]
mod recorded;
#[allow(dead_code, reason = "the tables that the project carries are written elsewhere")]
#[path = "../xtask/src/table.rs"]
mod table;

use libvirt_domain_editor::command::make_explicit;
use libvirt_domain_editor::history::Transaction;
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::validate::{Remedy, Severity, problems};
use libvirt_domain_editor::xml::{self, Document};

/// The errors, and the fixes that do not come undone.
fn faults(text: &str, host: &Host, mode: Mode) -> Vec<String> {
    let Ok(document) = xml::parse(text) else { return vec!["does not parse".to_owned()] };
    let completed = complete(&document, host, mode);
    let mut faults = Vec::new();
    for problem in problems(&document, &completed) {
        if problem.severity == Severity::Error {
            faults.push(format!("{}: {}", problem.check, problem.message));
        }
        for fix in problem.fixes {
            let transaction = match fix.remedy {
                Remedy::Edit(changes) => Transaction::new(fix.label.clone(), changes),
                Remedy::MakeExplicit(node) => make_explicit(&document, &completed, &[node], ""),
            };
            let mut after: Document = document.clone();
            let back = transaction.apply(&mut after);
            let changed = after.to_string() != text;
            if !changed || xml::parse(&after.to_string()).is_err() {
                faults.push(format!("\"{}\" gives no other document that parses", fix.label));
            }
            back.apply(&mut after);
            if after.to_string() != text {
                faults.push(format!("\"{}\" does not come undone", fix.label));
            }
        }
    }
    faults
}

#[test]
fn recorded_cases() {
    let mut found = String::new();
    for case in recorded::cases() {
        for (release, _) in recorded::HOSTS {
            if case.recorded(release, "xml").is_some() {
                for fault in faults(&case.domain, &recorded::host(release), Mode::Define) {
                    found.push_str(&format!("{}/{release}: {fault}\n", case.name));
                }
            }
        }
    }
    assert!(found.is_empty(), "\n{found}");
}

#[test]
fn the_test_data_of_libvirt() {
    let directory = recorded::root().join("../shared/corpus/libvirt-11.3.0");
    if !directory.exists() {
        eprintln!("skipped: no corpus in ../shared");
        return;
    }
    let mut found = String::new();
    for pair in corpus::pairs(&directory).expect("a readable corpus") {
        for fault in faults(&pair.input, &pair.host, pair.mode) {
            found.push_str(&format!("{}: {fault}\n", pair.name));
        }
    }
    assert!(found.is_empty(), "\n{found}");
}
