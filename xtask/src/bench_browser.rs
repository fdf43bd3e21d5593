//! `cargo xtask bench-browser`: how long a person waits for the page, in Chromium.

use crate::project::{Project, announce, execute};
use crate::{chromium, page, setup};

/// Builds the release page and an empty Yew page in the same way, and prints how long they take to start, and the page to
/// follow a key press.
///
/// # Errors
/// When a build or the measurement fails.
pub(crate) fn run(project: &Project) -> Result<(), String> {
    setup::for_page(project)?;
    chromium::install(project)?;
    page::build(project)?;
    let empty = project.root().join("target/empty-page");
    announce("building an empty Yew page to compare with (a minute)");
    execute(
        project
            .command("trunk")
            .args(["build", "tests/e2e/empty/index.html", "--release", "--dist"])
            .arg(&empty),
    )?;
    announce("measuring in Chromium (two minutes; let the machine be idle)");
    let mut measure = project.command("node");
    measure.arg("tests/e2e/bench-browser.mjs").env("PAGE", page::folder(project)).env("EMPTY_PAGE", empty);
    execute(&mut measure)
}
