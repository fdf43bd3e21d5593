//! libvirt's own test data, all pairs in ../shared: each input is completed to exactly the expected text, hence
//! also the same tree, and each expected text, loaded again, stays as it is. Ignored where ../shared is absent.
//!
//! tests/corpus_known_failures.txt lists what does not hold yet, each line with its reason.
//! `SHRINK_KNOWN_FAILURES=1 cargo test --test corpus` takes out what holds by now.

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/diff.rs"]
mod diff;
#[path = "support/known_failures.rs"]
mod known_failures;
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "support/recorded.rs"]
mod recorded;
#[allow(dead_code, reason = "the tables that the project carries are written elsewhere")]
#[path = "../xtask/src/table.rs"]
mod table;

use std::process::ExitCode;

use corpus::Pair;
use known_failures::{Comparison, KnownFailures};
use libtest_mimic::{Arguments, Trial};
use libvirt_domain_editor::implicit::{self, Mode};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::{format, xml};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let directory = recorded::root().join("../shared/corpus/libvirt-11.3.0");
    if !directory.exists() {
        eprintln!("skipped: no corpus in ../shared");
        let skipped = Trial::test("corpus", || Ok(())).with_ignored_flag(true);
        return libtest_mimic::run(&arguments, vec![skipped]).exit_code();
    }
    let pairs = corpus::pairs(&directory).expect("a readable corpus");
    let comparisons = pairs.into_iter().flat_map(comparisons).collect();
    KnownFailures::read("tests/corpus_known_failures.txt").run(&arguments, comparisons)
}

/// What is to hold of a pair.
fn comparisons(pair: Pair) -> [Comparison; 2] {
    let Pair { name, input, expected, host, mode } = pair;
    let (loaded, loaded_name, loader) = (expected.clone(), format!("{name}/again"), host.clone());
    [
        Comparison::new(name, move || same(&expected, &completed(&input, &host, mode)?)),
        Comparison::new(loaded_name, move || same(&loaded, &completed(&loaded, &loader, Mode::Load)?)),
    ]
}

/// What the engine makes of the text, in canonical form.
fn completed(text: &str, host: &Host, mode: Mode) -> Result<String, String> {
    let document = xml::parse(text).map_err(|error| error.to_string())?;
    let completed = implicit::complete(&document, host, mode);
    match (completed.refusals.first(), completed.not_predicted.first()) {
        (Some(remark), _) => Err(format!("refused: {}", remark.message)),
        (_, Some(remark)) => Err(format!("not predicted: {}", remark.message)),
        _ => Ok(format::print(&completed.document)),
    }
}

fn same(expected: &str, ours: &str) -> Result<(), String> {
    match expected == ours {
        true => Ok(()),
        false => Err(format!("- libvirt, + our completion\n{}", diff::unified(expected, ours))),
    }
}
