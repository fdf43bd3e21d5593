//! The release page, as `cargo xtask test`, `ci` and `size` build it.

use crate::project::{Project, announce, execute};
use std::path::PathBuf;
use std::sync::OnceLock;

/// Where the release page goes: not dist/, which belongs to a `trunk serve` that may be running.
pub(crate) fn folder(project: &Project) -> PathBuf {
    project.root().join("target/release-page")
}

/// Builds the release page, once in a run of the task: several suites want it. What it takes must be installed.
///
/// # Errors
/// When the build fails.
pub(crate) fn build(project: &Project) -> Result<(), String> {
    static BUILT: OnceLock<()> = OnceLock::new();
    if BUILT.get().is_some() {
        return Ok(());
    }
    announce("building the release page (1 to 3 minutes, less when little changed)");
    execute(project.command("trunk").args(["build", "--release", "--dist"]).arg(folder(project)))?;
    BUILT.get_or_init(|| ());
    Ok(())
}
