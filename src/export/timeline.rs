//! How an export fares from release to release: the stretches of releases that take it alike.

use std::collections::BTreeSet;
use std::ops::Bound::{Excluded, Included};

use super::rewrites;
use super::verdict::Judgement;
use super::{Prepared, Style};
use crate::compat::{Behaviour, FIRST, MEASURED, Target, releases, turning_points};
use crate::machine::Version;

/// Releases in a row that take an export alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The first of them.
    pub first: Version,
    /// The last of them.
    pub last: Version,
    /// How each of them takes it.
    pub judgement: Judgement,
}

/// How every release from [`FIRST`] on takes the export, oldest first; nothing is said of QEMU. Only releases with
/// which something changes are asked, since between two of them nothing can, and each only when it is its turn.
pub fn timeline(prepared: &Prepared<'_>, style: Style) -> impl ExactSizeIterator<Item = Stretch> {
    let points = points(prepared, style);
    let mut stretches: Vec<(Version, Version)> = Vec::new();
    for release in releases().filter(|it| *it >= FIRST) {
        match stretches.last_mut() {
            Some((_, last)) if points.range((Excluded(*last), Included(release))).next().is_none() => {
                *last = release
            }
            _ => stretches.push((release, release)),
        }
    }
    stretches.into_iter().map(move |(first, last)| Stretch {
        first,
        last,
        judgement: prepared.judge(style, &Target::libvirt(first)),
    })
}

/// Releases with which the verdict may be another: those that read something new of the document, those that fill in
/// other things, those that need a rewrite no longer, and those from which on defaults are known.
fn points(prepared: &Prepared<'_>, style: Style) -> BTreeSet<Version> {
    let completed = &prepared.completed().document;
    let mut points = turning_points(completed);
    points.extend(turning_points(&super::migratable(prepared.completed())));
    points.extend(Behaviour::ALL.iter().map(|it| it.since().version));
    if style == Style::Target {
        points.extend(rewrites::ALL.iter().map(|it| it.until.since()));
    }
    points.insert(MEASURED);
    // The host itself knows what it would add.
    let host = prepared.host().libvirt;
    points.insert(host);
    points.extend(releases().find(|it| *it > host));
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::Host;
    use crate::xml::parse;

    #[test]
    fn stretches_say_what_each_release_says() {
        let text = "<domain type='kvm'><name>a</name><uuid>5f1c3a0e-7d4b-4a53-8f0b-1a2b3c4d5e6f</uuid>\
                    <memory unit='MiB'>1024</memory><os><type machine='pc-q35-5.2'>hvm</type></os><devices>\
                    <disk type='file'><driver name='qemu' type='raw' io='io_uring'/><source file='/a'/>\
                    <target dev='vda'/></disk><memballoon model='virtio' freePageReporting='on'/>\
                    <graphics type='spice'/></devices></domain>";
        let (document, host) = (parse(text).unwrap(), Host::default());
        let prepared = Prepared::new(&document, &host);
        for style in [Style::Written, Style::Migratable, Style::Target] {
            let stretches: Vec<Stretch> = timeline(&prepared, style).collect();
            assert!(stretches.len() > 3 && stretches[0].first == FIRST);
            for release in releases().filter(|it| *it >= FIRST) {
                let stretch = stretches.iter().find(|it| (it.first..=it.last).contains(&release)).unwrap();
                let asked = prepared.judge(style, &Target::libvirt(release));
                let said = (asked.verdict, asked.guest_abi, asked.line, &asked.needs);
                let stretch = &stretch.judgement;
                assert_eq!(
                    said,
                    (stretch.verdict, stretch.guest_abi, stretch.line, &stretch.needs),
                    "{release}"
                );
            }
        }
    }
}
