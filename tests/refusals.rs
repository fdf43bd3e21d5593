//! What real libvirt refuses the engine refuses, and nothing else: every domain under tests/refusals and
//! tests/cases, release by release. The messages are our own; only the verdict is compared.

#[allow(dead_code, reason = "each suite uses its part")]
#[path = "support/recorded.rs"]
mod recorded;

use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::xml;
use recorded::{Case, HOSTS, cases_in, host};

/// What is wrong with the engine's verdicts on the cases of a folder.
fn disagreements(folder: &str) -> Vec<String> {
    let of = |case: &Case| {
        let document = xml::parse(&case.domain).expect("a well-formed case");
        let verdict = |release: &str| {
            let theirs = case.recorded(release, "refused.txt");
            let accepted = case.recorded(release, "xml").is_some();
            let completed = complete(&document, &host(release), Mode::Define);
            let ours = completed.refusals.first().map(|it| it.message.clone());
            match (theirs, ours) {
                (Some(theirs), None) => Some(format!("only libvirt refuses it: {}", theirs.trim())),
                (None, Some(ours)) if accepted => Some(format!("only the engine refuses it: {ours}")),
                _ => None,
            }
        };
        let releases = HOSTS.iter().filter_map(|(release, _)| Some((release, verdict(release)?)));
        releases.map(|(release, it)| format!("{}/{release}: {it}", case.name)).collect::<Vec<_>>()
    };
    cases_in(folder).iter().flat_map(of).collect()
}

#[test]
fn what_libvirt_refuses_is_refused() {
    let found = disagreements("tests/refusals");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_libvirt_takes_is_taken() {
    let found = disagreements("tests/cases");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
