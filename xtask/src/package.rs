//! `cargo xtask package`: the package for npm, as a folder and as the tarball that `npm pack` makes of it.

use crate::project::{Project, announce, execute, output};
use crate::{page, setup};
use std::fs;
use std::path::{Path, PathBuf};

/// What of the built page goes into the package.
const BUILT: [&str; 9] = [
    "RedHatMonoVF.woff2",
    "RedHatTextVF.woff2",
    "de.txt",
    "editor-page.js",
    "editor-page_bg.wasm",
    "embed-host.js",
    "libvirt-domain-editor.js",
    "source-editor.js",
    "style.css",
];

/// Builds the release page and puts the package together; answers the tarball.
///
/// # Errors
/// When the build fails or files cannot be copied.
pub(crate) fn build(project: &Project) -> Result<PathBuf, String> {
    setup::for_page(project)?;
    page::build(project)?;
    let package = project.root().join("target/npm-package");
    assemble(project, &package)?;
    let packed = project.root().join("target");
    let mut pack = project.command("npm");
    pack.args(["pack", "--silent", "--pack-destination"]).arg(&packed).current_dir(&package);
    let name = output(&mut pack).ok_or("npm pack failed")?;
    let tarball = packed.join(name.lines().last().unwrap_or_default());
    announce(&format!("the package: {}", tarball.display()));
    Ok(tarball)
}

fn assemble(project: &Project, package: &Path) -> Result<(), String> {
    let said = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    if package.exists() {
        fs::remove_dir_all(package).map_err(|error| said(package, error))?;
    }
    fs::create_dir_all(package).map_err(|error| said(package, error))?;
    // With source maps, which the page does without.
    let mut bundle = project.command("node");
    bundle.arg("npm/bundle.js").env("TRUNK_PROFILE", "release").env("SOURCE_MAPS", "1").env("OUT", package);
    execute(&mut bundle)?;
    for name in BUILT {
        if !package.join(name).exists() {
            let from = page::folder(project).join(name);
            fs::copy(&from, package.join(name)).map_err(|error| said(&from, error))?;
        }
    }
    let own = project.root().join("npm/package");
    for entry in fs::read_dir(&own).map_err(|error| said(&own, error))?.flatten() {
        fs::copy(entry.path(), package.join(entry.file_name()))
            .map_err(|error| said(&entry.path(), error))?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let from = project.root().join(name);
        fs::copy(&from, package.join(name)).map_err(|error| said(&from, error))?;
    }
    version(project, &package.join("package.json"))
}

/// The version is that of the program.
fn version(project: &Project, file: &Path) -> Result<(), String> {
    let said = |error: std::io::Error| format!("{}: {error}", file.display());
    let text = fs::read_to_string(file).map_err(said)?;
    let version = project.locked_version("libvirt-domain-editor")?;
    fs::write(file, text.replace("\"version\": \"0.0.0\"", &format!("\"version\": \"{version}\"")))
        .map_err(said)
}
