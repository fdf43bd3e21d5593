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

use std::collections::BTreeSet;
use std::fs;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};
use recorded::{Case, Form, HOSTS};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let listed = known_failures::read();
    let mut comparisons = comparisons();
    comparisons.sort_by(|a, b| a.name.cmp(&b.name));
    if std::env::var_os("SHRINK_KNOWN_FAILURES").is_some() {
        let failing = comparisons.iter().filter(|it| listed.contains(&it.name) && it.hold().is_err());
        let lines: String = failing.map(|it| format!("{}\n", it.name)).collect();
        fs::write(known_failures::path(), lines).expect("a writable list");
        return ExitCode::SUCCESS;
    }
    let names: BTreeSet<&String> = comparisons.iter().map(|it| &it.name).collect();
    let strangers: Vec<String> = listed.iter().filter(|it| !names.contains(it)).cloned().collect();
    let mut trials =
        vec![Trial::test("known_failures_name_comparisons", move || match strangers.as_slice() {
            [] => Ok(()),
            [..] => {
                Err(format!("tests/known_failures.txt names no comparison: {}", strangers.join(", ")).into())
            }
        })];
    trials.extend(comparisons.into_iter().map(|comparison| {
        let listed = listed.contains(&comparison.name);
        Trial::test(comparison.name.clone(), move || Ok(known_failures::judge(listed, comparison.hold())?))
    }));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// One recorded answer to be met.
struct Comparison {
    name: String,
    case: Case,
    release: &'static str,
    form: Form,
    expected: String,
}

impl Comparison {
    fn hold(&self) -> Result<(), String> {
        let ours = ours::ours(&self.case.domain, self.release, self.form)?;
        if ours == self.expected {
            return Ok(());
        }
        let heading = format!("- libvirt {}, + our completion", self.release);
        Err(format!("{heading}\n{}", diff::unified(&self.expected, &ours)))
    }
}

fn comparisons() -> Vec<Comparison> {
    let mut comparisons = Vec::new();
    for case in recorded::cases() {
        for (release, _) in HOSTS {
            for form in Form::ALL {
                let Some(expected) = case.recorded(release, form.ending()) else { continue };
                let name = format!("{}/{release}/{}", case.name, form.name());
                comparisons.push(Comparison { name, case: case.clone(), release, form, expected });
            }
        }
    }
    comparisons
}
