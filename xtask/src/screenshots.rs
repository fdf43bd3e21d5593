//! `cargo xtask screenshots`: the pictures of the page in docs/screenshots, taken anew.

use crate::project::{Project, execute};
use crate::{chromium, page, setup};

/// Builds the release page and takes the pictures.
///
/// # Errors
/// When the build fails, or a picture cannot be taken.
pub(crate) fn run(project: &Project) -> Result<(), String> {
    setup::for_page(project)?;
    chromium::install(project)?;
    page::build(project)?;
    execute(project.command("node").arg("tests/e2e/screenshots.mjs").env("PAGE", page::folder(project)))
}
