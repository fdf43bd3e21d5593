//! Real libvirt takes every sample of the page, and our completion is what it prints. The guest of RHEL 6 is
//! in the words of its time.

use std::process::Command;
use std::sync::Mutex;

use libtest_mimic::Trial;

use crate::libvirt::{Answer, Libvirt};
use crate::recorded::{self, Form};
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

/// The schemas of 2011 and 2012 take the guest of RHEL 6 as it stands.
pub(crate) fn schemas() -> Vec<Trial> {
    let trial = |release: &'static str| {
        let schema = recorded::root().join(format!("../shared/schemas/{release}/domain.rng"));
        let ignored = !schema.exists() || Command::new("xmllint").arg("--version").output().is_err();
        let trial = Trial::test(format!("sample-rhel6/schema_of_{release}"), move || {
            let sample = recorded::root().join("src/editor/samples/rhel6.xml");
            let output =
                Command::new("xmllint").args(["--noout", "--relaxng"]).arg(&schema).arg(sample).output()?;
            match output.status.success() {
                true => Ok(()),
                false => Err(String::from_utf8_lossy(&output.stderr).into_owned().into()),
            }
        });
        trial.with_ignored_flag(ignored)
    };
    ["0.9.4", "0.9.10"].map(trial).into()
}
