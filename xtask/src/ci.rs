//! `cargo xtask ci`: what .ci/run runs, and what must pass before anything lands.

use crate::project::{Project, announce, execute};
use crate::{setup, test};

const NATIVE: [&str; 3] = ["clippy", "--workspace", "--all-targets"];
const PAGE: [&str; 11] = [
    "clippy",
    "--target",
    "wasm32-unknown-unknown",
    "--no-default-features",
    "--features",
    "app",
    "--lib",
    "--bin",
    "editor-page",
    "--test",
    "browser",
];

/// Runs every check, the cheap ones first.
///
/// # Errors
/// At the first that fails.
pub(crate) fn run(project: &Project) -> Result<(), String> {
    announce("checking the format (seconds)");
    execute(project.command("cargo").args(["fmt", "--all", "--check"]))?;
    setup::for_page(project)?;
    announce("clippy, natively and for the page (1 to 2 minutes)");
    for arguments in [&NATIVE[..], &PAGE] {
        execute(
            project.command("cargo").args(arguments).args(["--locked", "--quiet", "--", "-D", "warnings"]),
        )?;
    }
    announce("building the release command (1 to 2 minutes)");
    execute(project.command("cargo").args(["build", "--locked", "--quiet", "--release", "--bin", "domxml"]))?;
    test::run(project, &[])
}
