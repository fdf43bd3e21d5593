//! The recorded answers are still what libvirt prints, and our completion is what it prints.

use std::sync::Mutex;

use crate::known_failures::KnownFailures;
use crate::libvirt::{Answer, Libvirt};
use crate::recorded::{Case, Form};
use crate::{diff, normalize, ours};

/// Asks libvirt about the case and compares its answer with what was recorded and with what we complete.
///
/// # Errors
/// What differs.
pub(crate) fn holds(
    case: &Case,
    release: &str,
    libvirt: &Mutex<Libvirt>,
    known: &KnownFailures,
) -> Result<(), String> {
    let answer = libvirt.lock().expect("libvirt answered").define(&case.domain)?;
    let printed = match answer {
        Answer::Refused(message) => {
            let recorded = case.recorded(release, "refused.txt").unwrap_or_default();
            return same("the recorded refusal", &recorded, "libvirt now", &format!("{message}\n"));
        }
        Answer::Accepted { plain, migratable } => [plain, migratable],
    };
    for (form, printed) in Form::ALL.into_iter().zip(&printed) {
        let printed = normalize::normalize(&case.domain, printed);
        let recorded = case.recorded(release, form.ending()).unwrap_or_default();
        same("the recorded answer", &recorded, "libvirt now (`cargo xtask record`)", &printed)?;
        let ours = ours::ours(&case.domain, release, form);
        let outcome = ours.and_then(|ours| same("libvirt", &printed, "our completion", &ours));
        known.judge(&format!("{}/{release}/{}", case.name, form.name()), outcome)?;
    }
    again(&printed[0], release, libvirt)
}

/// What libvirt stored is completed as libvirt completes it when it is defined again.
fn again(stored: &str, release: &str, libvirt: &Mutex<Libvirt>) -> Result<(), String> {
    let answer = libvirt.lock().expect("libvirt answered").define(stored)?;
    let Answer::Accepted { plain, migratable } = answer else { return Ok(()) };
    for (form, printed) in Form::ALL.into_iter().zip([plain, migratable]) {
        same(
            "its stored form defined again",
            &printed,
            "our completion",
            &ours::ours(stored, release, form)?,
        )?;
    }
    Ok(())
}

fn same(expected_name: &str, expected: &str, ours_name: &str, ours: &str) -> Result<(), String> {
    match expected == ours {
        true => Ok(()),
        false => Err(format!("- {expected_name}, + {ours_name}\n{}", diff::unified(expected, ours))),
    }
}
