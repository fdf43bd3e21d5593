//! Makes a bare `trunk serve` work: a small `trunk` on the user's PATH that starts the cached one.
//!
//! It puts wasm-bindgen of the right version and the project's npm tools on the PATH, which the
//! cached Trunk alone would not find. A `trunk` that is not ours is never touched.

use crate::project::{Project, announce, find_on_path, home};
use crate::tools;
use std::env;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

/// Writes the launcher into the cache and links it beside cargo, unless another `trunk` is there.
///
/// # Errors
/// When the launcher cannot be written.
pub(crate) fn install(project: &Project) -> Result<(), String> {
    let folder = tools::cache()?.join("bin");
    let launcher = folder.join("trunk");
    write(&launcher, &script(project)?).map_err(|error| format!("{}: {error}", launcher.display()))?;
    if find_on_path("trunk").is_none() {
        link(&launcher, &cargo_bin()?.join("trunk"));
    }
    let found = find_on_path("trunk").and_then(|path| path.canonicalize().ok());
    if found != launcher.canonicalize().ok() {
        let folder = folder.display();
        announce(&format!("for a bare `trunk serve`, first say: export PATH=\"{folder}:$PATH\""));
    }
    Ok(())
}

fn script(project: &Project) -> Result<String, String> {
    let [trunk, wasm_bindgen] = tools::all(project)?;
    Ok(format!(
        "#!/bin/sh\n\
         # Written by `cargo xtask`: Trunk with the tools that it needs on the PATH.\n\
         unset NO_COLOR\n\
         PATH=\"{}:$PWD/node_modules/.bin:$PATH\" exec \"{}\" \"$@\"\n",
        wasm_bindgen.bin().display(),
        trunk.bin().join("trunk").display(),
    ))
}

fn write(launcher: &Path, script: &str) -> std::io::Result<()> {
    if fs::read_to_string(launcher).is_ok_and(|text| text == script) {
        return Ok(());
    }
    fs::create_dir_all(launcher.parent().expect("the launcher lies in a folder"))?;
    fs::write(launcher, script)?;
    fs::set_permissions(launcher, fs::Permissions::from_mode(0o755))
}

/// Links the launcher where cargo puts programs. A failure only costs the user a line in the shell.
fn link(launcher: &Path, place: &Path) {
    // A dangling link is an earlier launcher whose cache was deleted.
    if place.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink()) && !place.exists() {
        fs::remove_file(place).ok();
    }
    if symlink(launcher, place).is_ok() {
        announce(&format!("`trunk` is now at {}", place.display()));
    }
}

fn cargo_bin() -> Result<PathBuf, String> {
    let cargo_home = env::var_os("CARGO_HOME").filter(|value| !value.is_empty());
    Ok(cargo_home.map_or(home()?.join(".cargo"), PathBuf::from).join("bin"))
}
