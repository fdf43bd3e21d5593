//! Suites whose cases are folders: one trial for each, named after it.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};

/// Runs `case` for every folder inside `suite`, which is named from the project's root: `tests/edits`.
pub(crate) fn run(suite: &str, case: fn(&Path) -> Result<(), Failed>) -> ExitCode {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join(suite);
    let entries = fs::read_dir(&suite).unwrap_or_else(|error| panic!("{}: {error}", suite.display()));
    let mut folders: Vec<_> = entries.flatten().map(|it| it.path()).collect();
    folders.sort();
    let trials = folders.into_iter().map(|folder| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Trial::test(name, move || case(&folder))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}
