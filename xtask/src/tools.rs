//! Trunk and the wasm-bindgen tools: built from the registry once per user and version.
//!
//! They lie outside target/ in a cache folder keyed by version, so that the second clone has them
//! at once and two clones may need different versions.

use crate::project::{Project, announce, execute, home};
use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Trunk 0.22 wants a Rust newer than ours.
const TRUNK: &str = "0.21.14";

/// A program that `cargo install` can build.
pub(crate) struct Tool {
    package: &'static str,
    version: String,
    options: &'static [&'static str],
    /// One of the programs that the package installs.
    program: &'static str,
    minutes: &'static str,
}

/// Every tool that building, serving and testing the page takes.
///
/// # Errors
/// When Cargo.lock does not tell the version of wasm-bindgen.
pub(crate) fn all(project: &Project) -> Result<[Tool; 2], String> {
    let trunk = Tool {
        package: "trunk",
        version: TRUNK.to_owned(),
        options: &["--locked", "--no-default-features", "--features", "rustls"],
        program: "trunk",
        minutes: "2 to 6",
    };
    // Not --locked: the lock file of 0.2.130 names a crate release that the registry no longer has.
    let wasm_bindgen = Tool {
        package: "wasm-bindgen-cli",
        version: project.locked_version("wasm-bindgen")?,
        options: &["--no-default-features"],
        program: "wasm-bindgen",
        minutes: "2 to 6",
    };
    Ok([trunk, wasm_bindgen])
}

/// The folder that holds the tools of this user.
///
/// # Errors
/// When neither XDG_CACHE_HOME nor HOME is set.
pub(crate) fn cache() -> Result<PathBuf, String> {
    let cache = match env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        Some(cache) => PathBuf::from(cache),
        None => home()?.join(".cache"),
    };
    Ok(cache.join("libvirt-domain-editor"))
}

impl Tool {
    /// The folder of the tool's programs, there or not.
    pub(crate) fn bin(&self) -> PathBuf {
        cache().unwrap_or_default().join("tools").join(self.name()).join("bin")
    }

    /// Builds the tool unless the cache has it.
    ///
    /// # Errors
    /// When it cannot be built.
    pub(crate) fn install(&self) -> Result<(), String> {
        if self.bin().join(self.program).is_file() {
            return Ok(());
        }
        let (name, minutes) = (self.name(), self.minutes);
        announce(&format!("building {name}, once for this user ({minutes} minutes)"));
        let (root, build) = (cache()?.join("tools").join(&name), cache()?.join("build").join(&name));
        fs::create_dir_all(&build).map_err(|error| format!("{}: {error}", build.display()))?;
        // A folder of its own keeps what is compiled: an interrupted installation goes on.
        let mut install = Command::new("cargo");
        install.args(["install", "--quiet", self.package, "--version", &self.version]).args(self.options);
        install.arg("--root").arg(root).env("CARGO_TARGET_DIR", &build);
        // Without its own fat LTO Trunk compiles in less than half the time and runs as well for us.
        install.env("CARGO_PROFILE_RELEASE_LTO", "off");
        install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256");
        install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
        install.env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback");
        execute(install.current_dir(&build))?;
        fs::remove_dir_all(&build).ok();
        Ok(())
    }

    fn name(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }
}
