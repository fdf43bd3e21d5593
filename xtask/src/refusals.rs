//! `cargo xtask refusals [DIR]`: where the engine and real libvirt disagree on whether a domain can be defined.

use crate::oracle::RELEASES;
use crate::record;
use libvirt_domain_editor::implicit::{self, Mode};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml;
use std::fs;
use std::path::Path;

/// Compares every case in `folder`, laid out as tests/cases, release by release.
///
/// # Errors
/// What could not be read.
pub(crate) fn run(folder: &Path) -> Result<(), String> {
    let (mut agreed, mut all) = (0, 0);
    for name in record::all(folder)? {
        let case = folder.join(&name);
        let read = |file: &str| fs::read_to_string(case.join(file));
        let text = read("domain.xml").map_err(|error| format!("{name}: {error}"))?;
        let document = xml::parse(&text).map_err(|error| format!("{name}: {error}"))?;
        for (libvirt, qemu) in RELEASES {
            let refused = read(&format!("libvirt-{libvirt}.refused.txt")).ok();
            if refused.is_none() && !case.join(format!("libvirt-{libvirt}.xml")).exists() {
                continue;
            }
            let host = Host::parse(&format!("libvirt={libvirt},qemu={qemu}")).map_err(|it| it.to_string())?;
            let completed = implicit::complete(&document, &host, Mode::Define);
            let ours = completed.refusals.first().map(|it| it.message.as_str());
            all += 1;
            match (refused.as_deref(), ours) {
                (None, Some(ours)) => println!("{name} {libvirt}: only we refuse it: {ours}"),
                (Some(theirs), None) => {
                    println!("{name} {libvirt}: only libvirt refuses it: {}", theirs.trim())
                }
                _ => agreed += 1,
            }
        }
    }
    println!("{agreed} of {all} agree");
    Ok(())
}
