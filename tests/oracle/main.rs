//! Asks real libvirt, live, about every case. Skipped where ../shared/tools/oracle is absent or cannot be
//! installed.

#[path = "../support/changed.rs"]
mod changed;
mod completion;
#[path = "../support/diff.rs"]
mod diff;
mod edits;
mod guest_abi;
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../support/known_failures.rs"]
mod known_failures;
#[path = "../support/libvirt.rs"]
mod libvirt;
#[path = "../support/normalize.rs"]
mod normalize;
#[path = "../support/ours.rs"]
mod ours;
#[path = "../support/recorded.rs"]
mod recorded;
mod samples;

use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use known_failures::KnownFailures;
use libtest_mimic::{Arguments, Trial};
use libvirt::Libvirt;
use libvirt_domain_editor::editor;
use recorded::HOSTS;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = vec![guest_abi::schema()];
    trials.extend(samples::schemas());
    for (release, _) in HOSTS {
        let libvirt = match arguments.list {
            true => Err("only listed".to_owned()),
            false => Libvirt::start(release).map(|it| Arc::new(Mutex::new(it))),
        };
        if let Err(reason) = &libvirt {
            eprintln!("libvirt {release} is skipped: {reason}");
        }
        for sample in editor::samples() {
            let asked = libvirt.clone();
            let trial = Trial::test(format!("sample-{}/{release}", sample.id), move || {
                Ok(samples::holds(sample, release, asked.as_ref()?)?)
            });
            trials.push(trial.with_ignored_flag(libvirt.is_err() || !libvirt::has_kvm()));
        }
        let edited = if release == edits::RELEASE { edits::results() } else { Vec::new() };
        for (name, domain) in edited {
            let asked = libvirt.clone();
            let can = libvirt.as_ref().map(|it| it.lock().expect("libvirt answered").can_define(&domain));
            let trial = Trial::test(format!("edited-{name}/{release}"), move || {
                Ok(edits::holds(&domain, asked.as_ref()?)?)
            });
            trials.push(trial.with_ignored_flag(!can.unwrap_or(false)));
        }
        if HOSTS.last().is_some_and(|(newest, _)| *newest == release) {
            let asked = libvirt.clone();
            let trial = Trial::test(format!("changes/{release}/guest_abi"), move || {
                Ok(guest_abi::refusals_are_foretold(asked.as_ref()?)?)
            });
            trials.push(trial.with_ignored_flag(libvirt.is_err()));
        }
        let listed = Arc::new(KnownFailures::read("tests/known_failures.txt"));
        for case in recorded::cases() {
            let asked =
                libvirt.as_ref().map(|it| it.lock().expect("libvirt answered").can_define(&case.domain));
            let skipped = !asked.unwrap_or(false);
            let tried = guest_abi::is_tried(&case, release);
            let case = Arc::new(case);
            let (subject, asked, listed) = (case.clone(), libvirt.clone(), listed.clone());
            let completion = Trial::test(format!("{}/{release}", case.name), move || {
                Ok(completion::holds(&subject, release, asked.as_ref()?, &listed)?)
            });
            trials.push(completion.with_ignored_flag(skipped));
            if tried {
                let asked = libvirt.clone();
                let guest_abi = Trial::test(format!("{}/{release}/guest_abi", case.name), move || {
                    Ok(guest_abi::holds(&case, release, asked.as_ref()?)?)
                });
                trials.push(guest_abi.with_ignored_flag(skipped));
            }
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}
