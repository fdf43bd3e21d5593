//! `cargo xtask size`: how much the browser downloads.

use crate::project::{Project, execute};
use crate::{page, setup};

/// Tables that the program carries, whose size is looked after.
const TABLES: [&str; 1] = ["src/compat/since.txt"];

/// Builds the release page and prints the raw and the Brotli size of each file, and of the tables in it. With `check` it is an error when what
/// comes before the first paint is more than its budget, or the source editor than its own.
///
/// # Errors
/// When the build or the measurement fails.
pub(crate) fn run(project: &Project, check: bool) -> Result<(), String> {
    setup::for_page(project)?;
    page::build(project)?;
    let mut measure = project.command("node");
    measure.arg("npm/size.js").arg(page::folder(project)).args(TABLES);
    if check {
        measure.arg("--check");
    }
    execute(&mut measure)
}
