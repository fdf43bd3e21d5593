//! `Assumption`: a fact about a host that was neither told nor measured.

use crate::machine::{Arch, Host, Version};

/// Releases of libvirt that were asked themselves.
const MEASURED: [Version; 3] = [Version::new(7, 0, 0), Version::new(9, 0, 0), Version::new(11, 3, 0)];

/// Something that is taken for granted about a host.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assumption {
    /// What it is about: `libvirt`, `QEMU`, `machine types`, `devices`, `default CPU`.
    pub about: &'static str,
    /// What is taken for granted, and why, in whole sentences for people.
    pub sentence: String,
}

impl Host {
    /// What is taken for granted about guests of the architecture on this host; empty for a measured one.
    pub fn assumptions(&self, arch: Arch) -> Vec<Assumption> {
        let mut all = Vec::new();
        let mut say = |about, sentence| all.push(Assumption { about, sentence });
        if let Some(sentence) = self.unmeasured_libvirt() {
            say("libvirt", sentence);
        }
        if let Some(sentence) = self.unmeasured_qemu(arch) {
            say("QEMU", sentence);
        }
        let (profile, libvirt) = (&self.profile, self.libvirt);
        let qemu = series(self.qemu);
        if !profile.is_loaded() {
            return all;
        }
        if profile.libvirt.is_none() {
            say(
                "libvirt",
                format!(
                    "The capabilities do not name the release of libvirt, {libvirt} is assumed. The output of virsh version before them tells it."
                ),
            );
        }
        if profile.qemu.is_none() {
            say("QEMU", format!("No machine type tells the release of QEMU, {} is assumed.", self.qemu));
        }
        if profile.guest(arch).is_none() {
            let why = if profile.guests.is_empty() {
                "virsh capabilities was not loaded"
            } else {
                "virsh capabilities lists no guests of it"
            };
            say(
                "machine types",
                format!("The machine types of {arch} are those of upstream QEMU {qemu}: {why}."),
            );
        }
        if profile.domains.iter().all(|it| it.arch != arch) {
            say(
                "devices",
                format!(
                    "The device models of {arch} are those of QEMU {qemu} with everything built in, the firmware images are Debian's: virsh domcapabilities was not loaded."
                ),
            );
        }
        let default = "The default CPU of a machine is that of upstream QEMU, and so are the capabilities that no list shows: libvirt does not tell them.";
        say("default CPU", default.to_owned());
        all
    }

    fn unmeasured_libvirt(&self) -> Option<String> {
        let (libvirt, [oldest, .., newest]) = (self.libvirt, MEASURED);
        if MEASURED.contains(&libvirt) {
            return None;
        }
        let below = MEASURED.iter().rev().find(|it| **it < libvirt);
        let above = MEASURED.iter().find(|it| **it > libvirt);
        Some(match (below, above) {
            (Some(below), Some(above)) => format!(
                "libvirt {libvirt} was not measured, {below} and {above} were. When a change came between these two \
                 is taken from libvirt's history; where that does not tell, it is taken to be right after {below}."
            ),
            (None, _) => format!(
                "libvirt {libvirt} is older than {oldest}, the oldest that was measured. What it adds follows \
                 libvirt's history."
            ),
            (_, None) => format!("libvirt {libvirt} is newer than {newest}, whose rules are taken."),
        })
    }

    fn unmeasured_qemu(&self, arch: Arch) -> Option<String> {
        let qemu = self.capabilities(arch);
        let (asked, table) = (self.qemu.series(), qemu.measured());
        let Some(table) = table else {
            return Some(format!("What QEMU can do for {arch} was not measured for any release."));
        };
        (table != asked).then(|| {
            let order = if table < asked { "the newest before it" } else { "the oldest" };
            format!(
                "What QEMU {} can do for {arch} was not measured; that of {} is taken, {order} that was.",
                series(asked),
                series(table)
            )
        })
    }
}

/// `10.0` of any 10.0.
fn series(version: Version) -> String {
    format!("{}.{}", version.major, version.minor)
}
