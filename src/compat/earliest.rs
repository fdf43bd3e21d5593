//! `earliest`: from which release on libvirt understands a document as it is written.

use super::finding::{Class, Finding, Needs};
use super::walk::findings;
use super::{Version, releases};
use crate::xml::Document;

/// The oldest release that our facts reach; what is as old as this may be older.
pub const OLDEST: Version = Version::new(0, 7, 5);

/// Which releases of libvirt understand a document as written: nothing refused, and nothing skipped that the guest
/// would notice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Earliest {
    /// The first release from which on every later one does; [`OLDEST`] stands for "that or before". `None` when no
    /// release we know does.
    pub version: Option<Version>,
    /// What keeps older releases, or all of them, from it.
    pub because: Vec<Finding>,
    /// Older releases that do as well, since they skip something harmless of which later ones refuse a part:
    /// first and last of each run.
    pub also: Vec<(Version, Version)>,
    /// What no release we know reads, so that we cannot tell what it does.
    pub unknown: Vec<Finding>,
}

/// Looks for the earliest release.
pub fn earliest(document: &Document) -> Earliest {
    let (unknown, known): (Vec<_>, Vec<_>) =
        findings(document).into_iter().partition(|it| it.class == Class::Unknown);
    let mut hard: Vec<Finding> = known.into_iter().filter(|it| it.class != Class::LostHarmless).collect();
    let version = hard.iter().try_fold(OLDEST, |version, it| Some(version.max(needed(it)?)));
    let also = also(&hard, version);
    hard.retain(|it| needed(it) == version);
    Earliest { version, because: hard, also, unknown }
}

/// The release that the finding needs; `None` where none will do.
fn needed(finding: &Finding) -> Option<Version> {
    match finding.needs {
        Needs::Libvirt(since) => Some(since.version),
        Needs::Qemu(_) | Needs::Never => None,
    }
}

/// Runs of releases before `version` that take all of it.
fn also(hard: &[Finding], version: Option<Version>) -> Vec<(Version, Version)> {
    let mut runs: Vec<(Version, Version)> = Vec::new();
    let mut open = false;
    for release in releases().take_while(|release| version.is_none_or(|version| *release < version)) {
        let taken = !hard.iter().any(|it| it.concerns(release));
        match runs.last_mut().filter(|_| taken && open) {
            Some(run) => run.1 = release,
            None if taken => runs.push((release, release)),
            None => {}
        }
        open = taken;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::parse;

    fn of(inside: &str) -> Earliest {
        earliest(&parse(&format!("<domain type='kvm'>{inside}</domain>")).unwrap())
    }

    fn version(text: &str) -> Version {
        text.parse().unwrap()
    }

    #[test]
    fn names_the_release_and_what_needs_it() {
        let usb =
            of("<memory unit='KiB'>1</memory><devices><controller type='usb' model='qemu-xhci'/></devices>");
        assert_eq!(usb.version, Some(version("3.3.0")));
        assert_eq!(usb.because.len(), 1);
        assert_eq!(usb.because[0].attribute.as_deref(), Some("model"));
        assert!(usb.also.is_empty());
    }

    #[test]
    fn harmless_losses_do_not_count() {
        assert_eq!(of("<vcpu placement='static'>1</vcpu>").version, Some(OLDEST));
        assert_eq!(of("<memory unit='MiB'>1</memory>").version, Some(version("0.9.11")));
    }

    #[test]
    fn skipping_a_harmless_whole_is_better_than_refusing_a_part() {
        let audio = of("<devices><audio id='1' type='none'/></devices>");
        assert_eq!(audio.version, Some(version("7.2.0")));
        assert_eq!(audio.also, [(OLDEST, version("6.6.0"))]);
    }

    #[test]
    fn no_release_takes_a_contradiction() {
        let wrong = of("<devices><controller type='usb' model='virtio-scsi'/></devices>");
        assert_eq!(wrong.version, None);
        assert_eq!(wrong.because.len(), 1);
        assert_eq!(wrong.also, [], "the type is refused where the model is not looked at");
    }

    #[test]
    fn what_we_do_not_know_is_told_apart() {
        let warp = of("<devices><warp/></devices>");
        assert_eq!((warp.version, warp.unknown.len()), (Some(OLDEST), 1));
    }
}
