//! Real libvirt takes every sample of the page, and our completion is what it prints.

use std::sync::Mutex;

use crate::libvirt::{Answer, Libvirt};
use crate::recorded::Form;
use crate::{diff, normalize, ours};
use libvirt_domain_editor::editor::Sample;

/// Asks libvirt about a sample.
///
/// # Errors
/// Its refusal, or what differs.
pub(crate) fn holds(sample: &Sample, release: &str, libvirt: &Mutex<Libvirt>) -> Result<(), String> {
    // The guest of RHEL 6 names a machine and a program that only RHEL has.
    let domain = sample
        .text
        .replace("rhel6.2.0", "pc")
        .replace("/usr/libexec/qemu-kvm", "/usr/bin/qemu-system-x86_64");
    let printed = match libvirt.lock().expect("libvirt answered").define(&domain)? {
        Answer::Refused(message) => return Err(message),
        Answer::Accepted { plain, migratable } => [plain, migratable],
    };
    for (form, printed) in Form::ALL.into_iter().zip(printed) {
        let printed = normalize::normalize(&domain, &printed);
        let ours = ours::ours(&domain, release, form)?;
        if printed != ours {
            return Err(format!("- libvirt, + our completion\n{}", diff::unified(&printed, &ours)));
        }
    }
    Ok(())
}
