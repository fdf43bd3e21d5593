//! What editing leaves (`tests/edits/*/expected.xml`) real libvirt takes, unless we say that it refuses it, and our
//! completion is what it prints.

use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;

use crate::libvirt::{Answer, Libvirt};
use crate::recorded::{self, Form};
use crate::{diff, normalize, ours};
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::xml;

/// The release that the edits are planned for.
pub(crate) const RELEASE: &str = "11.3.0";

/// Name and domain of every folder that leaves one.
pub(crate) fn results() -> Vec<(String, String)> {
    let folders = fs::read_dir(recorded::root().join("tests/edits")).expect("the folder is there");
    let mut paths: Vec<PathBuf> = folders.map(|it| it.expect("it can be read").path()).collect();
    paths.sort();
    let result = |path: PathBuf| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some((name, fs::read_to_string(path.join("expected.xml")).ok()?))
    };
    paths.into_iter().filter_map(result).collect()
}

/// Asks libvirt about one of them.
///
/// # Errors
/// What differs.
pub(crate) fn holds(domain: &str, libvirt: &Mutex<Libvirt>) -> Result<(), String> {
    let document = xml::parse(domain).map_err(|it| it.to_string())?;
    let refused = complete(&document, &recorded::host(RELEASE), Mode::Define).refusals;
    let printed = match (libvirt.lock().expect("libvirt answered").define(domain)?, &refused[..]) {
        (Answer::Refused(_), [_, ..]) => return Ok(()),
        (Answer::Refused(message), []) => return Err(format!("libvirt refuses it: {message}")),
        (Answer::Accepted { .. }, [remark, ..]) => {
            return Err(format!("libvirt takes it, we say: {}", remark.message));
        }
        (Answer::Accepted { plain, .. }, []) => normalize::normalize(domain, &plain),
    };
    let ours = ours::ours(domain, RELEASE, Form::Plain)?;
    match printed == ours {
        true => Ok(()),
        false => Err(format!("- libvirt, + our completion\n{}", diff::unified(&printed, &ours))),
    }
}
