//! `cargo xtask ci`: what .ci/run runs, and what must pass before anything lands.

use crate::project::{Project, announce, execute};
use crate::{setup, size, test};
use std::fs;
use std::path::PathBuf;

const NATIVE: [&str; 3] = ["clippy", "--workspace", "--all-targets"];
const PAGE: [&str; 13] = [
    "clippy",
    "--target",
    "wasm32-unknown-unknown",
    "--no-default-features",
    "--features",
    "app,entrance",
    "--lib",
    "--bin",
    "editor-page",
    "--bin",
    "editor-entrance",
    "--test",
    "browser",
];

/// Where modules are declared by a macro, so that `cargo fmt` does not find them.
const BY_MACRO: [&str; 3] = ["src/export/offers", "src/export/rewrites", "src/implicit/rules"];

fn declared_by_macros(project: &Project) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for folder in BY_MACRO {
        let folder = project.root().join(folder);
        let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        files.extend(
            entries.flatten().map(|it| it.path()).filter(|it| it.extension().is_some_and(|it| it == "rs")),
        );
    }
    Ok(files)
}

/// Runs every check, the cheap ones first.
///
/// # Errors
/// At the first that fails.
pub(crate) fn run(project: &Project) -> Result<(), String> {
    announce("checking the format (seconds)");
    execute(project.command("cargo").args(["fmt", "--all", "--check"]))?;
    execute(
        project.command("rustfmt").args(["--edition", "2024", "--check"]).args(declared_by_macros(project)?),
    )?;
    setup::for_page(project)?;
    announce("clippy, natively and for the page (1 to 2 minutes)");
    for arguments in [&NATIVE[..], &PAGE] {
        execute(
            project.command("cargo").args(arguments).args(["--locked", "--quiet", "--", "-D", "warnings"]),
        )?;
    }
    announce("building the release command (1 to 2 minutes)");
    execute(project.command("cargo").args(["build", "--locked", "--quiet", "--release", "--bin", "domxml"]))?;
    size::run(project, true)?;
    test::run(project, &[])
}
