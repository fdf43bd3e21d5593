//! Chromium and ChromeDriver for the tests: found, or installed by apt where it may.

use crate::apt;
use crate::project::{Project, find_on_path};

/// The names under which systems install the browser.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const BY_HAND: &str = "the browser suites need Chromium and ChromeDriver on the PATH: \
    install both (Debian: `apt install chromium chromium-driver`; elsewhere the packages \
    of the same release), then run this again";

/// Installs both unless they are there.
///
/// # Errors
/// When they are missing and apt may not or cannot install them.
pub(crate) fn install(project: &Project) -> Result<(), String> {
    if is_there() {
        return Ok(());
    }
    apt::install(project, &["chromium", "chromium-driver"], "Chromium and ChromeDriver")
        .map_err(|error| format!("{error}; {BY_HAND}"))?;
    if is_there() { Ok(()) } else { Err(BY_HAND.to_owned()) }
}

fn is_there() -> bool {
    BROWSERS.into_iter().any(|name| find_on_path(name).is_some()) && find_on_path("chromedriver").is_some()
}
