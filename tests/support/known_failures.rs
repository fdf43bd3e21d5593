//! The list of what is known not to hold yet: one `case/release/form` a line, `#` for comments. The list
//! only ever shrinks: a listed comparison that holds fails the suite until its line is gone.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::recorded::root;

/// Where the list is.
pub(crate) fn path() -> PathBuf {
    root().join("tests/known_failures.txt")
}

/// The names on the list.
pub(crate) fn read() -> BTreeSet<String> {
    let text = fs::read_to_string(path()).unwrap_or_default();
    let names = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    names.map(str::to_owned).collect()
}

/// The verdict on one comparison, given whether its name is on the list.
///
/// # Errors
/// A failure that is not listed, or a success that still is.
pub(crate) fn judge(listed: bool, outcome: Result<(), String>) -> Result<(), String> {
    match outcome {
        Ok(()) if listed => Err("holds now: take its line out of tests/known_failures.txt".to_owned()),
        Err(_) if listed => Ok(()),
        outcome => outcome,
    }
}
