//! `cargo xtask size`: how much the browser downloads.

use crate::project::{Project, execute};
use crate::{page, setup};

/// Builds the release page and prints the raw and the Brotli size of each file.
///
/// # Errors
/// When the build or the measurement fails.
pub(crate) fn run(project: &Project) -> Result<(), String> {
    setup::for_page(project)?;
    page::build(project)?;
    execute(project.command("node").arg("npm/size.js").arg(page::folder(project)))
}
