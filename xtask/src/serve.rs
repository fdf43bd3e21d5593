//! `cargo xtask serve`: installs what is missing and becomes `trunk serve`.

use crate::project::{Project, announce};
use crate::{launcher, setup};
use std::os::unix::process::CommandExt;

/// Serves the page until it is interrupted; `options` go to Trunk.
///
/// # Errors
/// When something cannot be installed or Trunk cannot be started.
pub(crate) fn run(project: &Project, options: &[String]) -> Result<(), String> {
    setup::for_page(project)?;
    launcher::install(project)?;
    announce(
        "starting `trunk serve`: the page is at http://127.0.0.1:8080/ after the first build (a minute)",
    );
    // In place of this process, so that whoever stops it stops Trunk.
    let error = project.command("trunk").arg("serve").args(options).exec();
    Err(format!("trunk: {error}"))
}
