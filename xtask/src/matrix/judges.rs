//! The judges: schemas, real libvirt, and the export itself when it is exported again.

use super::domains::Domain;
use super::live::{Pool, Stored, in_parallel, stored};
use super::table::Table;
use super::{Wish, parsed};
use crate::libvirt::{Answer, Libvirt};
use crate::normalize::normalize;
use crate::recorded;
use crate::targets::Target;
use crate::{diff, lint, plain};
use libvirt_domain_editor::export::{self, Class, Export, GuestAbi, Style};
use libvirt_domain_editor::implicit::{self, Mode};
use libvirt_domain_editor::xml::{self, Document};
use libvirt_domain_editor::{format, machine::Host};
use std::path::Path;

/// The host that the domains are written for.
fn host() -> Host {
    recorded::host(recorded::HOSTS[2].0)
}

/// Exports all domains for the target and asks every judge that is wished for.
///
/// # Errors
/// When a judge gave no answer.
pub(super) fn of_target(
    root: &Path,
    wish: &Wish,
    target: Target,
    domains: &[Domain],
    odd: &[bool],
    stored: &[Option<Stored>],
    table: &mut Table<'_>,
) -> Result<(), String> {
    let to = parsed(target);
    let release = target.libvirt;
    let export = |document: &Document| export::export(document, &host(), Style::Target, Some(&to));
    let exports: Vec<Export> = in_parallel(domains, |it| export(&it.document));
    let blocked = exports.iter().filter(|it| it.report.blocked).count();
    table.exports(release, exports.len(), blocked, exports.iter().filter(|it| is_same(it)).count());
    let fine: Vec<usize> = (0..domains.len()).filter(|at| !exports[*at].report.blocked).collect();
    if wish.wants("schema") && lint::can_judge(root, release) {
        let judged: Vec<usize> = fine.iter().copied().filter(|at| !odd[*at]).collect();
        let named = in_parallel(&judged, |at| plain::named(&exports[*at].text));
        let texts: Vec<&str> = named.iter().map(String::as_str).collect();
        let mut rejected = lint::rejected(root, release, &texts)?.into_iter().peekable();
        for (place, at) in judged.into_iter().enumerate() {
            let said = rejected.next_if(|it| it.0 == place).map_or(Ok(()), |it| Err(it.1));
            table.judge(release, "schema", &domains[at].name, said);
        }
    }
    if wish.wants("twice") {
        let again = in_parallel(&fine, |at| match xml::parse(&exports[*at].text) {
            Ok(document) => compare(&exports[*at].text, &export(&document).text),
            Err(error) => Err(error.to_string()),
        });
        fine.iter().zip(again).for_each(|(at, said)| table.judge(release, "twice", &domains[*at].name, said));
    }
    if wish.wants("accepted") && recorded::HOSTS.iter().any(|(it, _)| *it == release) {
        // What the host itself refuses says nothing about the export.
        let is_stored = |at: &usize| stored.get(*at).is_some_and(Option::is_some);
        let asked: Vec<usize> = fine.iter().copied().filter(is_stored).collect();
        // Nor does a machine without the QEMU that the guest needs.
        let answers = Pool::start(release).each(&asked, |libvirt, at| {
            let text = &exports[*at].text;
            libvirt.can_define(text).then(|| libvirt.define(text))
        });
        for (at, answer) in asked.into_iter().zip(answers) {
            let Some(answer) = answer else { continue };
            let said = match answer? {
                Answer::Accepted { .. } => Ok(()),
                Answer::Refused(message) => Err(message),
            };
            table.judge(release, "accepted", &domains[at].name, said);
        }
    }
    for (judge, asks) in [("guest-abi", guest_abi as Asks), ("command-line", command_line as Asks)] {
        if wish.wants(judge) && !stored.is_empty() {
            let hosts = Pool::start(recorded::HOSTS[2].0);
            let pairs: Vec<_> =
                domains.iter().zip(stored).filter_map(|(a, b)| Some((a, b.as_ref()?))).collect();
            let said = hosts.each(&pairs, |libvirt, (_, stored)| {
                let source = xml::parse(&stored.plain).expect("libvirt prints well-formed XML");
                asks(libvirt, stored, &export(&source))
            });
            for ((domain, _), said) in pairs.iter().zip(said) {
                match said {
                    Said::Nothing => {}
                    Said::NotStarted => table.cannot_judge(judge),
                    Said::Judged(said) => table.judge(release, judge, &domain.name, said),
                }
            }
        }
    }
    Ok(())
}

/// What libvirt of the host says about the export of what it stored.
enum Said {
    /// We claim nothing.
    Nothing,
    /// It does not start the domain on this machine, be it exported or not.
    NotStarted,
    Judged(Result<(), String>),
}

type Asks = fn(&mut Libvirt, &Stored, &Export) -> Said;

fn is_same(export: &Export) -> bool {
    !export.report.blocked && export.report.guest_abi == GuestAbi::Same
}

/// It takes the export in place of the saved guest.
fn guest_abi(libvirt: &mut Libvirt, stored: &Stored, export: &Export) -> Said {
    match is_same(export) {
        true => Said::Judged(libvirt.same_guest(&stored.migratable, &export.text)),
        false => Said::Nothing,
    }
}

/// It starts QEMU with the same words, where we say that not even the host notices.
fn command_line(libvirt: &mut Libvirt, stored: &Stored, export: &Export) -> Said {
    let only_words = |it: &export::Change| matches!(it.class, Class::Safe);
    if !is_same(export) || !export.report.changes.iter().all(only_words) {
        return Said::Nothing;
    }
    let Ok(before) = libvirt.native(&stored.plain) else { return Said::NotStarted };
    let after = libvirt.native(&export.text);
    Said::Judged(after.and_then(|after| compare(&without_paths(&before), &without_paths(&after))))
}

/// Where libvirt keeps a guest's files.
const OWN_FOLDERS: [&str; 3] = ["/run/", "/var/run/", "/var/lib/libvirt/qemu/"];

/// The words of a command line, one a line, without where libvirt keeps the guest's files and without what time it is.
fn without_paths(line: &str) -> String {
    // A clock that is off by some seconds is told the time of the day.
    let own = |word: &str| match word.find("base=2") {
        Some(at) => Some(at),
        None => OWN_FOLDERS.iter().filter_map(|it| word.find(it)).min(),
    };
    let mask = |word: &str| match own(word) {
        Some(at) => word[..at].to_owned() + "PATH",
        None => word.to_owned(),
    };
    line.split(' ').map(|word| mask(word) + "\n").collect()
}

/// Nothing, or how the texts differ.
fn compare(before: &str, after: &str) -> Result<(), String> {
    if before == after { Ok(()) } else { Err(diff::unified(before, after)) }
}

/// Whether our migratable form of every domain that the release accepts is the release's own.
///
/// # Errors
/// When libvirt gave no answer.
pub(super) fn migratable(
    release: &'static str,
    domains: &[Domain],
    table: &mut Table<'_>,
) -> Result<(), String> {
    let theirs = stored(&Pool::start(release), domains)?;
    let ours = in_parallel(domains, |domain| {
        let completed = implicit::complete(&domain.document, &recorded::host(release), Mode::Define);
        format::print(&export::migratable(&completed))
    });
    for ((domain, ours), theirs) in domains.iter().zip(ours).zip(theirs) {
        if let Some(theirs) = theirs {
            let masked = |text: &str| normalize(&domain.text, text);
            table.judge(
                release,
                "migratable",
                &domain.name,
                compare(&masked(&theirs.migratable), &masked(&ours)),
            );
        }
    }
    Ok(())
}
