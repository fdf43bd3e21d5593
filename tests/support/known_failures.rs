//! Suites of comparisons, each with a list of those that are known not to hold yet: one name a line, then the
//! reason; `#` for comments. A list only ever shrinks: a listed comparison that holds fails the suite until its
//! line is gone. With `SHRINK_KNOWN_FAILURES` set, a suite takes such lines out and judges nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};

use crate::recorded::root;

/// Something that is to hold.
pub(crate) struct Comparison {
    name: String,
    hold: Box<dyn Fn() -> Result<(), String> + Send>,
}

impl Comparison {
    /// A comparison by its name; `hold` says what differs.
    pub(crate) fn new(name: String, hold: impl Fn() -> Result<(), String> + Send + 'static) -> Comparison {
        Comparison { name, hold: Box::new(hold) }
    }
}

/// The list of what does not hold.
pub(crate) struct KnownFailures {
    file: &'static str,
    /// The listed names, each with its line.
    lines: BTreeMap<String, String>,
}

impl KnownFailures {
    /// The list in a file of the project; an absent file lists nothing.
    pub(crate) fn read(file: &'static str) -> KnownFailures {
        let text = fs::read_to_string(root().join(file)).unwrap_or_default();
        let lines = text.lines().filter_map(|line| Some((name(line)?.to_owned(), line.to_owned())));
        KnownFailures { file, lines: lines.collect() }
    }

    /// The verdict on the comparison of that name.
    ///
    /// # Errors
    /// A failure that is not listed, or a success that still is.
    pub(crate) fn judge(&self, name: &str, outcome: Result<(), String>) -> Result<(), String> {
        match (outcome, self.lines.contains_key(name)) {
            (Ok(()), true) => Err(format!("holds now: take its line out of {}", self.file)),
            (Err(_), true) => Ok(()),
            (outcome, false) => outcome,
        }
    }

    /// Runs a suite: one test for each comparison, and one for the list itself.
    pub(crate) fn run(self, arguments: &Arguments, comparisons: Vec<Comparison>) -> ExitCode {
        if std::env::var_os("SHRINK_KNOWN_FAILURES").is_some() {
            self.shrink(&comparisons);
            return ExitCode::SUCCESS;
        }
        let names: BTreeSet<&String> = comparisons.iter().map(|it| &it.name).collect();
        let strangers: Vec<&str> =
            self.lines.keys().filter(|it| !names.contains(it)).map(String::as_str).collect();
        let stray = match strangers.as_slice() {
            [] => Ok(()),
            [..] => Err(format!("{} names no comparison: {}", self.file, strangers.join(", "))),
        };
        let mut trials = vec![Trial::test("known_failures_name_comparisons", move || Ok(stray?))];
        let list = Arc::new(self);
        trials.extend(comparisons.into_iter().map(|Comparison { name, hold }| {
            let list = list.clone();
            Trial::test(name.clone(), move || Ok(list.judge(&name, hold())?))
        }));
        libtest_mimic::run(arguments, trials).exit_code()
    }

    /// Takes out the lines of what holds by now.
    fn shrink(&self, comparisons: &[Comparison]) {
        let listed = comparisons.iter().filter(|it| self.lines.contains_key(&it.name));
        let hold: BTreeSet<&str> =
            listed.filter(|it| (it.hold)().is_ok()).map(|it| it.name.as_str()).collect();
        let path = root().join(self.file);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let left = text.lines().filter(|line| name(line).is_none_or(|it| !hold.contains(it)));
        fs::write(path, left.map(|line| format!("{line}\n")).collect::<String>()).expect("a writable list");
    }
}

/// The name on a line of a list.
fn name(line: &str) -> Option<&str> {
    line.split_whitespace().next().filter(|it| !it.starts_with('#'))
}
