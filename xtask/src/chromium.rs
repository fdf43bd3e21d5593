//! Chromium and ChromeDriver for the tests: found, or installed by apt where it may.

use crate::project::{Project, announce, execute, find_on_path, output};
use std::fs;
use std::process::Command;

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
    let privilege = privilege(project).filter(|_| is_debian()).ok_or(BY_HAND)?;
    announce("installing Chromium and ChromeDriver with apt (a minute)");
    let apt = |arguments: &[&str]| {
        let words: Vec<&str> = privilege.iter().copied().chain(["apt-get", "-qq"]).collect();
        let mut command = project.command(words[0]);
        command.args(&words[1..]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        execute(&mut command).map_err(|error| format!("{error}; {BY_HAND}"))
    };
    apt(&["update"])?;
    apt(&["install", "-y", "--no-install-recommends", "chromium", "chromium-driver"])?;
    if is_there() { Ok(()) } else { Err(BY_HAND.to_owned()) }
}

fn is_there() -> bool {
    BROWSERS.into_iter().any(|name| find_on_path(name).is_some()) && find_on_path("chromedriver").is_some()
}

fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

/// What to put before apt-get: nothing for root, sudo for who needs no password; none if neither.
fn privilege(project: &Project) -> Option<&'static [&'static str]> {
    if output(Command::new("id").arg("-u"))? == "0" {
        return Some(&[]);
    }
    output(project.command("sudo").args(["-n", "true"])).map(|_| &["sudo", "-n"][..])
}
