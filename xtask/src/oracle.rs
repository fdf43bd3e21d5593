//! Real libvirt of several releases, asked in batches through ../shared/tools/oracle.

use std::path::Path;
use std::process::{Command, Stdio};

/// The releases of libvirt that are asked, each with the QEMU that the oracle runs under it.
pub(crate) const RELEASES: [(&str, &str); 3] = [("7.0.0", "5.2"), ("9.0.0", "7.2"), ("11.3.0", "10.0")];

/// How the refusal begins that stands for a domain that crashed libvirt.
pub(crate) const CRASHED: &str = "ORACLE:";

/// Has the releases define every `NAME.xml` of the folder `questions`. Under `answers`, in a folder for each
/// release, come `NAME.xml` and `NAME.migratable.xml`, masked, or `NAME.err` with the refusal, which begins with
/// [`CRASHED`] where there is no answer.
///
/// # Errors
/// When there is no oracle, or it could not work.
pub(crate) fn ask(root: &Path, questions: &Path, answers: &Path, releases: &[&str]) -> Result<(), String> {
    let oracle = root.join("../shared/tools/oracle");
    if !oracle.exists() {
        return Err(format!("no oracle at {}: this needs real libvirt", oracle.display()));
    }
    let mut command = Command::new(&oracle);
    command.arg("--batch").args([questions, answers]).args(["--both", "--normalize"]).stdout(Stdio::null());
    for release in releases {
        command.args(["--version", release]);
    }
    match command.status() {
        Ok(_) if releases.iter().all(|it| answers.join(it).join("report.json").exists()) => Ok(()),
        Ok(status) => Err(format!("{} could not answer ({status})", oracle.display())),
        Err(error) => Err(format!("{}: {error}", oracle.display())),
    }
}
