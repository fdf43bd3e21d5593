//! `cargo xtask cockpit` and `cargo xtask deb`: the package for Cockpit, as a folder and as a Debian package.

use crate::project::{Project, announce, execute};
use crate::{apt, page, setup};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The package's name: its folder below cockpit/, and its address in Cockpit.
pub(crate) const NAME: &str = "libvirt-domain-editor";

/// What of the built page belongs to the editor itself; the rest is the stand-alone page around it.
const EDITOR: [&str; 9] = [
    "RedHatMonoVF.woff2",
    "RedHatTextVF.woff2",
    "de.txt",
    "editor-page.js",
    "editor-page_bg.wasm",
    "favicon.svg",
    "libvirt-domain-editor.js",
    "source-editor.js",
    "style.css",
];

/// What the tests take from Debian: Cockpit, libvirt with its QEMU driver, and a QEMU that it can ask.
const PACKAGES: [&str; 8] = [
    "cockpit-bridge",
    "cockpit-system",
    "cockpit-ws",
    "dbus-daemon",
    "libvirt-clients",
    "libvirt-daemon",
    "libvirt-daemon-driver-qemu",
    "qemu-system-x86",
];

/// Installs Cockpit and libvirt for the tests, unless they are there.
///
/// # Errors
/// Where they are missing and cannot be installed.
pub(crate) fn install(project: &Project) -> Result<(), String> {
    let programs = ["/usr/lib/cockpit/cockpit-ws", "/usr/sbin/libvirtd", "/usr/bin/qemu-system-x86_64"];
    if programs.into_iter().all(|it| Path::new(it).exists()) {
        return Ok(());
    }
    apt::install(project, &PACKAGES, "Cockpit and libvirt")
}

/// Where the folder goes: below it lies cockpit/NAME, as below a folder of XDG_DATA_DIRS.
pub(crate) fn folder(project: &Project) -> PathBuf {
    project.root().join("target/cockpit-package")
}

/// Builds the release page and puts the package together; answers its folder.
///
/// # Errors
/// When the build fails or files cannot be copied.
pub(crate) fn build(project: &Project) -> Result<PathBuf, String> {
    setup::for_page(project)?;
    page::build(project)?;
    let package = folder(project).join("cockpit").join(NAME);
    assemble(project, &package)?;
    announce(&format!(
        "the package lies in {0}; for yourself alone: ln -s {0} ~/.local/share/cockpit/",
        package.display()
    ));
    Ok(package)
}

/// Puts the package together from a page that is built.
///
/// # Errors
/// When files cannot be copied.
pub(crate) fn assemble(project: &Project, package: &Path) -> Result<(), String> {
    let said = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    if package.exists() {
        fs::remove_dir_all(package).map_err(|error| said(package, error))?;
    }
    fs::create_dir_all(package).map_err(|error| said(package, error))?;
    let copy = |from: PathBuf| {
        let name = from.file_name().unwrap_or_default();
        fs::copy(&from, package.join(name)).map(drop).map_err(|error| said(&from, error))
    };
    for name in EDITOR {
        copy(page::folder(project).join(name))?;
    }
    let own = project.root().join("cockpit");
    for entry in fs::read_dir(&own).map_err(|error| said(&own, error))?.flatten() {
        copy(entry.path())?;
    }
    Ok(())
}

/// Builds the Debian package; answers its file.
///
/// # Errors
/// When the build fails, or `dpkg-deb` is missing.
pub(crate) fn deb(project: &Project) -> Result<PathBuf, String> {
    build(project)?;
    let version = project.locked_version(NAME)?;
    let tree = project.root().join("target/deb");
    let share = tree.join("usr/share/cockpit").join(NAME);
    if tree.exists() {
        fs::remove_dir_all(&tree).map_err(|error| error.to_string())?;
    }
    assemble(project, &share)?;
    let debian = tree.join("DEBIAN");
    fs::create_dir_all(&debian).map_err(|error| error.to_string())?;
    fs::write(debian.join("control"), control(&version)).map_err(|error| error.to_string())?;
    let documents = tree.join("usr/share/doc/cockpit-libvirt-domain-editor");
    fs::create_dir_all(&documents).map_err(|error| error.to_string())?;
    fs::copy(project.root().join("LICENSE-MIT"), documents.join("copyright"))
        .map_err(|error| error.to_string())?;
    let file = project.root().join(format!("target/cockpit-libvirt-domain-editor_{version}_all.deb"));
    execute(Command::new("dpkg-deb").args(["--root-owner-group", "--build"]).arg(&tree).arg(&file))?;
    Ok(file)
}

fn control(version: &str) -> String {
    format!(
        "Package: cockpit-libvirt-domain-editor
Version: {version}
Section: admin
Priority: optional
Architecture: all
Maintainer: libvirt-domain-editor maintainers <maintainers@libvirt-domain-editor.invalid>
Depends: cockpit-bridge (>= 266), libvirt-clients
Recommends: cockpit-ws, libvirt-daemon-system
Description: libvirt domain XML editor for Cockpit
 Shows every device that a libvirt domain will have, written and implicit, with
 the reason; changes its XML without touching what it need not touch, and
 exports it for other releases of libvirt.
"
    )
}
