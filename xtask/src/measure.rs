//! `cargo xtask measure`: how long a person waits for the page, in Chromium.

use crate::project::{Project, announce, execute};
use crate::{chromium, page, setup};

/// Builds the release page, and prints how long it takes to start and to follow a key press.
///
/// # Errors
/// When the build or the measurement fails.
pub(crate) fn run(project: &Project) -> Result<(), String> {
    setup::for_page(project)?;
    chromium::install(project)?;
    page::build(project)?;
    announce("measuring in Chromium (a minute; let the machine be idle)");
    execute(project.command("node").arg("tests/e2e/measure.mjs").env("PAGE", page::folder(project)))
}
