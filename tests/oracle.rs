//! Asks real libvirt, live: the recorded answers are still what it prints, and our completion is what it
//! prints. Skipped where ../shared/tools/oracle is absent or cannot be installed.

#[path = "support/diff.rs"]
mod diff;
#[path = "support/known_failures.rs"]
mod known_failures;
#[path = "support/libvirt.rs"]
mod libvirt;
#[path = "support/normalize.rs"]
mod normalize;
#[path = "support/ours.rs"]
mod ours;
#[path = "support/recorded.rs"]
mod recorded;

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use libtest_mimic::{Arguments, Trial};
use libvirt::{Answer, Libvirt};
use recorded::{Case, Form, HOSTS};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let listed = Arc::new(known_failures::read());
    let mut trials = Vec::new();
    for (release, _) in HOSTS {
        let libvirt = match arguments.list {
            true => Err("only listed".to_owned()),
            false => Libvirt::start(release).map(|it| Arc::new(Mutex::new(it))),
        };
        if let Err(reason) = &libvirt {
            eprintln!("libvirt {release} is skipped: {reason}");
        }
        for case in recorded::cases() {
            let (name, libvirt, listed) =
                (format!("{}/{release}", case.name), libvirt.clone(), listed.clone());
            let skipped = libvirt.is_err() || (is_kvm(&case) && !libvirt::has_kvm());
            let trial = Trial::test(name, move || {
                let answer = libvirt?.lock().expect("libvirt answered").define(&case.domain)?;
                Ok(holds(&case, release, &answer, &listed)?)
            });
            trials.push(trial.with_ignored_flag(skipped));
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn is_kvm(case: &Case) -> bool {
    case.domain.contains("type='kvm'") || case.domain.contains("type=\"kvm\"")
}

/// The answer is what was recorded, and what we complete.
fn holds(case: &Case, release: &str, answer: &Answer, listed: &BTreeSet<String>) -> Result<(), String> {
    let printed = match answer {
        Answer::Refused(message) => {
            let recorded = case.recorded(release, "refused.txt").unwrap_or_default();
            return same("the recorded refusal", &recorded, "libvirt now", &format!("{message}\n"));
        }
        Answer::Accepted { plain, migratable } => [plain, migratable],
    };
    for (form, printed) in Form::ALL.into_iter().zip(printed) {
        let printed = normalize::normalize(&case.domain, printed);
        let recorded = case.recorded(release, form.ending()).unwrap_or_default();
        same("the recorded answer", &recorded, "libvirt now (`cargo xtask record`)", &printed)?;
        let listed = listed.contains(&format!("{}/{release}/{}", case.name, form.name()));
        let ours = ours::ours(&case.domain, release, form);
        let outcome = ours.and_then(|ours| same("libvirt", &printed, "our completion", &ours));
        known_failures::judge(listed, outcome)?;
    }
    Ok(())
}

fn same(expected_name: &str, expected: &str, ours_name: &str, ours: &str) -> Result<(), String> {
    match expected == ours {
        true => Ok(()),
        false => Err(format!("- {expected_name}, + {ours_name}\n{}", diff::unified(expected, ours))),
    }
}
