//! `cargo xtask one-file`: the page as a single HTML file, for a disk without a network.

use crate::project::{Project, execute};
use crate::{page, setup};

/// Builds the release page, makes one file of it and prints its size.
///
/// # Errors
/// When the build fails.
pub(crate) fn run(project: &Project) -> Result<(), String> {
    setup::for_page(project)?;
    page::build(project)?;
    let file = project.root().join("target/libvirt-domain-editor.html");
    execute(project.command("node").arg("npm/one-file.js").arg(page::folder(project)).arg(&file))?;
    println!("{}", file.display());
    Ok(())
}
