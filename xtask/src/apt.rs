//! Debian's packages: installed by apt where it may.

use crate::project::{Project, announce, execute, output};
use std::fs;

/// Installs packages; `why` names them for people. Whether they are there before is for the caller to see.
///
/// # Errors
/// Where this is no Debian, apt may not, or it fails.
pub(crate) fn install(project: &Project, packages: &[&str], why: &str) -> Result<(), String> {
    let privilege =
        privilege(project).filter(|_| is_debian()).ok_or("apt is not at hand, or needs a password")?;
    announce(&format!("installing {why} with apt (a minute)"));
    let apt = |arguments: &[&str]| {
        let words: Vec<&str> = privilege.iter().copied().chain(["apt-get", "-qq"]).collect();
        let mut command = project.command(words[0]);
        command.args(&words[1..]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        execute(&mut command)
    };
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}

fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

/// What to put before apt-get: nothing for root, sudo for who needs no password; none if neither.
fn privilege(project: &Project) -> Option<&'static [&'static str]> {
    if output(std::process::Command::new("id").arg("-u"))? == "0" {
        return Some(&[]);
    }
    output(project.command("sudo").args(["-n", "true"])).map(|_| &["sudo", "-n"][..])
}
