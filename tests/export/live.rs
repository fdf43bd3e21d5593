//! Real libvirt of the target: it takes every export that is not reported as blocked, and where we say that
//! the guest stays the same, libvirt's own check of the newest release agrees.

use std::sync::{Arc, Mutex};

use libtest_mimic::Trial;
use libvirt_domain_editor::export::{GuestAbi, Style, export};
use libvirt_domain_editor::xml;

use crate::libvirt::{Answer, Libvirt};
use crate::matrix::{Exported, HOST, none, small_sample};
use crate::recorded::{self, HOSTS};
use crate::targets::{TARGETS, Target};

type Shared = Result<Arc<Mutex<Libvirt>>, String>;

fn start(release: &str) -> Shared {
    let libvirt = Libvirt::start(release).map(|it| Arc::new(Mutex::new(it)));
    if let Err(reason) = &libvirt {
        eprintln!("libvirt {release} is skipped: {reason}");
    }
    libvirt
}

/// One for each target that can be asked, and one for each target whose exports the host can judge.
pub(crate) fn trials() -> Vec<Trial> {
    let asked: Vec<(&str, Shared)> = HOSTS.iter().map(|(release, _)| (*release, start(release))).collect();
    let of = |name: &str| asked.iter().find(|(release, _)| *release == name).map(|it| it.1.clone());
    let mut trials = Vec::new();
    for target in TARGETS {
        if let Some(libvirt) = of(target.libvirt) {
            let missing = libvirt.is_err();
            let trial = Trial::test(format!("accepted/{}", target.libvirt), move || {
                Ok(accepted(target, libvirt.as_ref()?)?)
            });
            trials.push(trial.with_ignored_flag(missing));
        }
        if let Some(host) = of(HOST) {
            let missing = host.is_err();
            let trial = Trial::test(format!("guest_abi/{}", target.libvirt), move || {
                Ok(same_guest(target, host.as_ref()?)?)
            });
            trials.push(trial.with_ignored_flag(missing));
        }
    }
    if let Some(host) = of(HOST) {
        let missing = host.is_err();
        let trial = Trial::test(format!("compact/{HOST}"), move || Ok(compact(host.as_ref()?)?));
        trials.push(trial.with_ignored_flag(missing));
    }
    trials
}

/// What the host makes of the compact form of a stored domain is what it makes of that domain, word for word.
fn compact(host: &Mutex<Libvirt>) -> Result<(), String> {
    let mut faults = Vec::new();
    // Each is completed some hundred times.
    for case in small_sample() {
        let mut libvirt = host.lock().expect("libvirt answered");
        if !libvirt.can_define(&case.domain) {
            continue;
        }
        let Answer::Accepted { plain, .. } = libvirt.define(&case.domain)? else { continue };
        // Some things stand in another order once they are read back.
        let Answer::Accepted { plain, .. } = libvirt.define(&plain)? else { continue };
        let stored = xml::parse(&plain).map_err(|error| error.to_string())?;
        let export = export(&stored, &recorded::host(HOST), Style::Compact, None);
        match libvirt.define(&export.text)? {
            Answer::Refused(message) => {
                faults.push(format!("{}: {}\n{}", case.name, message.trim(), export.text))
            }
            Answer::Accepted { plain: again, .. } if again != plain => {
                let diff = similar::TextDiff::from_lines(&plain, &again).unified_diff().to_string();
                faults.push(format!("{}\n{diff}", case.name));
            }
            Answer::Accepted { .. } => {}
        }
    }
    none(&faults)
}

fn accepted(target: Target, libvirt: &Mutex<Libvirt>) -> Result<(), String> {
    let mut faults = Vec::new();
    for Exported { name, export, .. } in target.exports() {
        let mut libvirt = libvirt.lock().expect("libvirt answered");
        if export.report.blocked || !libvirt.can_define(&export.text) {
            continue;
        }
        if let Answer::Refused(message) = libvirt.define(&export.text)? {
            faults.push(format!("{name}: {}", message.trim()));
        }
    }
    none(&faults)
}

/// The source is what the host stores: it has the UUID and the addresses of network cards that are made up.
fn same_guest(target: Target, host: &Mutex<Libvirt>) -> Result<(), String> {
    let mut faults = Vec::new();
    for case in small_sample() {
        let mut libvirt = host.lock().expect("libvirt answered");
        if !libvirt.can_define(&case.domain) {
            continue;
        }
        let Answer::Accepted { plain, migratable } = libvirt.define(&case.domain)? else { continue };
        let export = target.export(&xml::parse(&plain).map_err(|error| error.to_string())?);
        let same = !export.report.blocked && export.report.guest_abi == GuestAbi::Same;
        if !same || matches!(libvirt.define(&export.text)?, Answer::Refused(_)) {
            continue;
        }
        if let Err(message) = libvirt.same_guest(&migratable, &export.text) {
            faults.push(format!("{}: {}", case.name, message.trim()));
        }
    }
    none(&faults)
}
