//! Every domain under tests/cases is completed exactly as real libvirt completed it: one test for each
//! case, release and form. `SHRINK_KNOWN_FAILURES=1 cargo test --test cases` takes what holds by now out of
//! tests/known_failures.txt.

#[path = "support/diff.rs"]
mod diff;
#[path = "support/known_failures.rs"]
mod known_failures;
#[path = "support/normalize.rs"]
mod normalize;
#[path = "support/ours.rs"]
mod ours;
#[path = "support/recorded.rs"]
mod recorded;

use std::process::ExitCode;

use known_failures::{Comparison, KnownFailures};
use libtest_mimic::Arguments;
use recorded::{Case, Form, HOSTS};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    KnownFailures::read("tests/known_failures.txt").run(&arguments, comparisons())
}

/// One for every recorded answer.
fn comparisons() -> Vec<Comparison> {
    let mut comparisons = Vec::new();
    for case in recorded::cases() {
        for (release, _) in HOSTS {
            for form in Form::ALL {
                let Some(expected) = case.recorded(release, form.ending()) else { continue };
                let name = format!("{}/{release}/{}", case.name, form.name());
                let case = case.clone();
                let hold = move || holds(&case, release, form, &expected);
                comparisons.push(Comparison::new(name, hold));
            }
        }
    }
    comparisons
}

/// Whether the case is completed as was recorded.
fn holds(case: &Case, release: &str, form: Form, expected: &str) -> Result<(), String> {
    let ours = ours::ours(&case.domain, release, form)?;
    match ours == expected {
        true => Ok(()),
        false => {
            let heading = format!("- libvirt {release}, + our completion");
            Err(format!("{heading}\n{}", diff::unified(expected, &ours)))
        }
    }
}
