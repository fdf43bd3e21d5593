//! Measuring tasks run in an xtask that is built like the program that people use.

use std::env;

use crate::project::{Project, announce, execute};

/// Runs `task` here if this xtask is optimised, else in one that is.
///
/// # Errors
/// Those of the task, or when the other one cannot be built.
pub(crate) fn run(project: &Project, task: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    if !cfg!(debug_assertions) {
        return task();
    }
    announce("building for speed, then measuring (let the machine be idle)");
    let words = env::args().skip(1);
    execute(
        project
            .command("cargo")
            .args(["run", "--quiet", "--release", "--package", "xtask", "--"])
            .args(words),
    )
}
