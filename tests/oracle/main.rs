//! Asks real libvirt, live, about every case. Skipped where ../shared/tools/oracle is absent or cannot be
//! installed.

mod completion;
#[path = "../support/diff.rs"]
mod diff;
mod guest_abi;
#[path = "../support/known_failures.rs"]
mod known_failures;
mod libvirt;
#[path = "../support/normalize.rs"]
mod normalize;
#[path = "../support/ours.rs"]
mod ours;
#[path = "../support/recorded.rs"]
mod recorded;

use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use libtest_mimic::{Arguments, Trial};
use libvirt::Libvirt;
use recorded::{Case, HOSTS};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = vec![guest_abi::schema()];
    for (release, _) in HOSTS {
        let libvirt = match arguments.list {
            true => Err("only listed".to_owned()),
            false => Libvirt::start(release).map(|it| Arc::new(Mutex::new(it))),
        };
        if let Err(reason) = &libvirt {
            eprintln!("libvirt {release} is skipped: {reason}");
        }
        let listed = Arc::new(known_failures::read());
        for case in recorded::cases() {
            let skipped = libvirt.is_err() || (is_kvm(&case) && !libvirt::has_kvm());
            let (name, asked, listed) = (case.name.clone(), libvirt.clone(), listed.clone());
            let (case, again) = (Arc::new(case.clone()), libvirt.clone());
            let domain = case.clone();
            let completion = Trial::test(format!("{name}/{release}"), move || {
                let mut libvirt = asked.as_ref()?.lock().expect("libvirt answered");
                Ok(completion::holds(&domain, release, &mut libvirt, &listed)?)
            });
            let guest_abi = Trial::test(format!("{name}/{release}/guest_abi"), move || {
                let mut libvirt = again.as_ref()?.lock().expect("libvirt answered");
                Ok(guest_abi::holds(&case, release, &mut libvirt)?)
            });
            trials.extend([completion, guest_abi].map(|it| it.with_ignored_flag(skipped)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn is_kvm(case: &Case) -> bool {
    case.domain.contains("type='kvm'") || case.domain.contains("type=\"kvm\"")
}
