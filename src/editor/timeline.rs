//! The timeline: for every release how it takes the document, and at each boundary the line that causes it.

use super::Style;
use super::command::Command;
use super::export::{kind_of, title};
use super::view::{Boundary, Lane, Mark, Release, Span, Timeline};
use crate::compat::{FIRST, Target, distributions, releases};
use crate::export::{Class, Prepared, Stretch, timeline};
use crate::machine::Version;

/// Styles that are shown, the big one first.
const STYLES: [Style; 4] = [Style::Target, Style::Written, Style::Migratable, Style::Expanded];
/// Distributions on the axis: of each the last of those that have the same libvirt.
const SHOWN: [&str; 21] = [
    "rhel6.2",
    "rhel6.10",
    "rhel7.0",
    "debian8",
    "ubuntu16.04",
    "debian9",
    "rhel7.5",
    "ubuntu18.04",
    "rhel7.9",
    "debian10",
    "ubuntu20.04",
    "debian11",
    "ubuntu22.04",
    "debian12",
    "rhel9.3",
    "ubuntu24.04",
    "rhel10.0",
    "debian13",
    "ubuntu25.10",
    "ubuntu26.04",
    "debian-sid",
];

/// Asks dozens of releases. After each `asked` hears how many there were and how many there will have been, and
/// where it answers `None` the rest is given up.
pub(super) async fn of(
    prepared: &Prepared<'_>,
    asked: impl AsyncFnMut(usize, usize) -> Option<()>,
) -> Option<Timeline> {
    let names: Vec<Version> = releases().filter(|it| *it >= FIRST).collect();
    let index = |version: Version| names.partition_point(|it| *it <= version).checked_sub(1);
    let shown = distributions().filter(|it| SHOWN.contains(&it.id));
    let shown: Vec<_> = shown.filter_map(|it| Some((index(it.libvirt)?, it))).collect();
    let stretches = STYLES.map(|style| (style, timeline(prepared, style)));
    let of = shown.len() + stretches.iter().map(|(_, it)| it.len()).sum::<usize>();
    let mut progress = Progress { asked, done: 0, of };
    let mut lanes = Vec::new();
    for (style, stretches) in stretches {
        lanes.push(lane(prepared, style, stretches, &index, &mut progress).await?);
    }
    let mut marks = Vec::new();
    for (at, it) in shown {
        let judgement = prepared.judge(Style::Target, &it.target());
        marks.push(Mark {
            at,
            name: short(it.name).to_owned(),
            kind: kind_of(judgement.verdict),
            because: judgement.because,
            command: Command::SetTarget(Some(it.id.to_owned())),
        });
        progress.one_more().await?;
    }
    marks.sort_by_key(|it| it.at);
    Some(Timeline {
        releases: names.iter().map(|it| Release { name: it.to_string(), distributions: with(*it) }).collect(),
        lanes,
        marks,
        host: index(prepared.host().libvirt),
    })
}

/// How many were asked, and who hears of it.
struct Progress<A> {
    asked: A,
    done: usize,
    of: usize,
}

impl<A: AsyncFnMut(usize, usize) -> Option<()>> Progress<A> {
    async fn one_more(&mut self) -> Option<()> {
        self.done += 1;
        (self.asked)(self.done, self.of).await
    }
}

/// `Debian 12` of `Debian 12 bookworm`.
fn short(name: &str) -> &str {
    match name.split(' ').collect::<Vec<_>>()[..] {
        ["Debian", number, codename] if codename.chars().all(char::is_alphabetic) => {
            &name[.."Debian ".len() + number.len()]
        }
        _ => name.trim_end_matches(" LTS").split(" (").next().unwrap_or(name),
    }
}

/// Distributions with just this libvirt, the first and the last of each kind.
fn with(libvirt: Version) -> String {
    let names: Vec<&str> =
        distributions().filter(|it| it.libvirt == libvirt).map(|it| short(it.name)).collect();
    match &names[..] {
        all if all.len() <= 3 => all.join(", "),
        [first, .., last] => format!("{first} – {last}"),
        _ => String::new(),
    }
}

async fn lane(
    prepared: &Prepared<'_>,
    style: Style,
    stretches: impl Iterator<Item = Stretch>,
    index: &impl Fn(Version) -> Option<usize>,
    progress: &mut Progress<impl AsyncFnMut(usize, usize) -> Option<()>>,
) -> Option<Lane> {
    let mut spans: Vec<Span> = Vec::new();
    let mut before: Option<Stretch> = None;
    for stretch in stretches {
        progress.one_more().await?;
        let kind = kind_of(stretch.judgement.verdict);
        let (first, last) = (index(stretch.first).unwrap_or(0), index(stretch.last).unwrap_or(0));
        // The words name the first release of several.
        let asked = format!("libvirt {} ", stretch.first);
        let because = stretch.judgement.because.replace(&asked, "this release ");
        match spans.last_mut() {
            Some(span) if span.kind == kind => {
                span.last = last;
                if span.because.last().is_none_or(|(_, text)| *text != because) {
                    span.because.push((first, because));
                }
            }
            other => {
                if let (Some(span), Some(before)) = (other, &before) {
                    span.boundary = Some(boundary(prepared, style, before, &stretch));
                }
                spans.push(Span { first, last, kind, because: vec![(first, because)], boundary: None });
            }
        }
        before = Some(stretch);
    }
    Some(Lane { title: title(style).to_owned(), command: Command::SetStyle(style), spans })
}

/// What makes the difference between two stretches: of the worse of them what the other needs no more.
fn boundary(prepared: &Prepared<'_>, style: Style, older: &Stretch, newer: &Stretch) -> Boundary {
    let older_is_worse = older.judgement.verdict > newer.judgement.verdict;
    let worse = if older_is_worse { older } else { newer };
    let release = if older_is_worse { older.last } else { newer.first };
    let changes = prepared.export(style, Some(&Target::libvirt(release))).report.changes;
    let needs = Some(format!("libvirt {}", newer.first));
    let needed = changes.iter().find(|it| older_is_worse && it.needs == needs);
    let decisive = |class: Class| matches!(class, Class::Refused | Class::LostGuestChanges | Class::Unknown);
    match needed.or_else(|| changes.iter().find(|it| decisive(it.class))) {
        Some(change) => Boundary {
            label: label(&change.path),
            text: change.reason.clone(),
            line: change.line,
            path: Some(change.path.clone()),
        },
        None if older_is_worse && worse.judgement.because.is_empty() => Boundary {
            label: "defaults".to_owned(),
            text: "From here on it needs no other words.".to_owned(),
            line: None,
            path: None,
        },
        None => Boundary {
            label: "defaults".to_owned(),
            text: worse.judgement.because.clone(),
            line: worse.judgement.line,
            path: None,
        },
    }
}

/// `driver io` of `/domain/devices/disk/driver/@io`.
fn label(path: &str) -> String {
    let plain = |it: &str| it.split('[').next().unwrap_or(it).trim_start_matches('@').to_owned();
    let mut steps: Vec<String> = path.split('/').rev().take(2).map(plain).collect();
    steps.reverse();
    if !path.contains('@') {
        steps.remove(0);
    }
    steps.join(" ")
}

/// The release of a target on the axis, by its name there.
pub(super) fn release_of(target: &Target) -> Option<String> {
    let at = releases().take_while(|it| *it <= target.libvirt).filter(|it| *it >= FIRST).last();
    at.map(|it| it.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::{Command, Editor, Found};
    use super::label;
    use crate::editor::VerdictKind;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    #[test]
    fn places_are_named_shortly() {
        assert_eq!(label("/domain/devices/disk[2]/driver/@io"), "driver io");
        assert_eq!(label("/domain/devices/watchdog"), "watchdog");
    }

    #[test]
    fn every_release_is_in_one_span_and_boundaries_have_reasons() {
        let mut editor = Editor::new();
        editor.update(Command::LoadSample("app-legacy".to_owned()));
        let outlook = editor.outlook().unwrap();
        let mut found = Vec::new();
        let finding = outlook.find(true, async |it| {
            found.push(it);
            Some(())
        });
        // Nobody makes it wait.
        let ready = pin!(finding).poll(&mut Context::from_waker(Waker::noop()));
        assert_eq!(ready, Poll::Ready(Some(())));
        let Some(Found::Timeline(timeline)) = found.last() else { panic!("it ends with the timeline") };
        let asked = found.iter().filter_map(|it| match it {
            Found::Asked { done, of } => Some((*done, *of)),
            _ => None,
        });
        let asked: Vec<_> = asked.collect();
        assert!(asked.iter().zip(1..).all(|((done, of), count)| *done == count && *of == asked.len()));
        assert_eq!(timeline.releases[0].name, "0.9.4");
        for lane in &timeline.lanes {
            let mut next = 0;
            for span in &lane.spans {
                assert_eq!(span.first, next, "{}", lane.title);
                next = span.last + 1;
                assert!(span.boundary.as_ref().is_none_or(|it| !it.text.is_empty()), "{}", lane.title);
            }
            assert_eq!(next, timeline.releases.len());
            assert!(lane.spans.iter().all(|it| it.boundary.is_none() == (it.last + 1 == next)));
        }
        let of = |title: &str| timeline.lanes.iter().find(|it| it.title == title).unwrap().spans[0].kind;
        assert_eq!((of("For target"), of("Expanded")), (VerdictKind::Same, VerdictKind::Refused));
        assert!(timeline.marks.iter().any(|it| it.name == "RHEL 6.2" && it.at == 0));
    }
}
