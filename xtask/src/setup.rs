//! Installs what is missing. Each step looks first and is silent when there is nothing to do.

use crate::project::{Project, announce, execute, output};
use crate::{chromium, launcher, tools};
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

const WASM: &str = "wasm32-unknown-unknown";

/// What building and serving the page takes.
///
/// # Errors
/// When a step fails; the message says what to install by hand where there is a way.
pub(crate) fn for_page(project: &Project) -> Result<(), String> {
    wasm_target()?;
    npm_packages(project)?;
    crates(project)?;
    for tool in tools::all(project)? {
        tool.install()?;
    }
    Ok(())
}

/// What serving and testing take, for `cargo xtask setup`.
///
/// # Errors
/// As [`for_page`].
pub(crate) fn everything(project: &Project) -> Result<(), String> {
    for_page(project)?;
    launcher::install(project)?;
    chromium::install(project)
}

fn wasm_target() -> Result<(), String> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"])).ok_or("rustc does not run")?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    announce(&format!("adding the Rust target {WASM} (under a minute)"));
    execute(Command::new("rustup").args(["target", "add", WASM]))
        .map_err(|error| format!("{error}; install Rust's {WASM} target by hand"))
}

fn npm_packages(project: &Project) -> Result<(), String> {
    let node = output(Command::new("node").arg("--version")).unwrap_or_default();
    let major = node.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < 20) {
        return Err(format!("Node.js 20 or newer with npm is needed; `node --version` says '{node}'"));
    }
    let changed = |path: &str| -> Option<SystemTime> {
        project.root().join(path).metadata().and_then(|metadata| metadata.modified()).ok()
    };
    // npm writes the second file at the end of an installation.
    if changed("package-lock.json") <= changed("node_modules/.package-lock.json") {
        return Ok(());
    }
    announce("installing the npm packages with `npm ci` (half a minute)");
    execute(project.command("npm").args(["ci", "--no-fund", "--no-audit", "--loglevel=error"]))
}

/// Trunk runs cargo without the network.
fn crates(project: &Project) -> Result<(), String> {
    let offline = ["fetch", "--quiet", "--locked", "--offline"];
    if output(project.command("cargo").args(offline)).is_some() {
        return Ok(());
    }
    announce("fetching the crates (half a minute)");
    execute(project.command("cargo").args(["fetch", "--quiet", "--locked"]))
}
