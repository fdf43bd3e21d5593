//! The device tree and what of it stands on which line.

use super::view::{
    Address, Counts, Group, Key, Move, Origin, Preview, Problem, Row, Severity, Source, SourceError,
};
use super::{Editor, Scenery, SourceRange, ghosts};
use crate::domain::Domain;
use crate::implicit;
use crate::inventory::{self, Device};

/// The key of the row that stands for the domain itself.
pub(super) const DOMAIN: &str = "/domain";

pub(super) fn groups(scenery: &Scenery<'_>, problems: &[Problem], preview: Option<&Preview>) -> Vec<Group> {
    let mut groups = vec![Group {
        title: "Domain".to_owned(),
        counts: String::new(),
        rows: vec![domain(scenery, problems)],
    }];
    let mut last: Option<inventory::Group> = None;
    for device in scenery.devices {
        if last != Some(device.group) {
            last = Some(device.group);
            let title = device.group.title().to_owned();
            groups.push(Group {
                title,
                counts: group_counts(scenery.devices, device.group),
                rows: Vec::new(),
            });
        }
        let line = scenery.document.contains(device.node).then(|| scenery.positions.line(device.node));
        let row = row(device, line, problems, preview);
        groups.last_mut().expect("a group was just pushed").rows.push(row);
    }
    groups
}

fn row(device: &Device, line: Option<u32>, problems: &[Problem], preview: Option<&Preview>) -> Row {
    let key = Key(device.key.clone());
    let moved = preview.and_then(|it| it.moves.iter().find(|it| it.key.as_ref() == Some(&key)));
    // The first function stands for those that are told with it.
    let first = |it: &Move| it.then.split(" .").next().unwrap_or_default().to_owned();
    let then = moved.map(|it| if it.then.is_empty() { it.guest.clone() } else { first(it) });
    let origin = origin(device.origin);
    Row {
        icon: device.icon.to_owned(),
        name: device.name.clone(),
        description: device.description.clone(),
        origin,
        badge: (origin != Origin::Written).then(|| format!("implicit · {}", device.origin.as_str())),
        address: match &device.address {
            Some(it) => Some(Address { text: it.text.clone(), implicit: it.implicit, preview: then }),
            None => then.map(|it| Address { text: String::new(), implicit: true, preview: Some(it) }),
        },
        problem: worst(problems, &key),
        not_predicted: device.not_predicted.clone(),
        line,
        key,
    }
}

fn domain(scenery: &Scenery<'_>, problems: &[Problem]) -> Row {
    let domain = Domain::of(&scenery.completed.document);
    let at = |path: &str| domain.value(path).filter(|it| !it.is_empty());
    let memory = at("memory").and_then(|it| it.trim().parse::<u64>().ok()).map(memory);
    let cpu = at("cpu/@mode").map(|mode| match at("cpu/model") {
        Some(model) if mode == "custom" => model.into_owned(),
        _ => mode.into_owned(),
    });
    let parts = [
        at("os/type/@machine").map(|it| it.into_owned()),
        at("vcpu").map(|it| format!("{} vcpu", it.trim())),
        memory,
        cpu,
    ];
    let key = Key(DOMAIN.to_owned());
    let root = scenery.document.root();
    let remark = scenery.completed.not_predicted.iter().find(|it| it.node == root);
    Row {
        icon: "domain".to_owned(),
        name: match at("name") {
            Some(name) => format!("Domain {name}"),
            None => "Domain".to_owned(),
        },
        description: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        origin: Origin::Written,
        badge: None,
        address: None,
        problem: worst(problems, &key),
        not_predicted: remark.map(|it| it.message.clone()),
        line: Some(scenery.positions.line(root)),
        key,
    }
}

/// KiB in the largest unit that holds a whole number.
fn memory(kib: u64) -> String {
    match kib {
        0 => "0 KiB".to_owned(),
        _ if kib.is_multiple_of(1 << 20) => format!("{} GiB", kib >> 20),
        _ if kib.is_multiple_of(1 << 10) => format!("{} MiB", kib >> 10),
        _ => format!("{kib} KiB"),
    }
}

fn worst(problems: &[Problem], key: &Key) -> Option<Severity> {
    problems.iter().filter(|it| it.key.as_ref() == Some(key)).map(|it| it.severity).min()
}

fn origin(origin: implicit::Origin) -> Origin {
    match origin {
        implicit::Origin::Written => Origin::Written,
        implicit::Origin::BuiltIn => Origin::BuiltIn,
        implicit::Origin::Default => Origin::Default,
        implicit::Origin::Demanded => Origin::Demanded,
    }
}

fn group_counts(devices: &[Device], group: inventory::Group) -> String {
    let (written, implicit) = written_and_implicit(devices.iter().filter(|it| it.group == group));
    match (written, implicit) {
        (written, 0) => format!("{written} written"),
        (0, implicit) => format!("{implicit} implicit"),
        (written, implicit) => format!("{written} written · {implicit} implicit"),
    }
}

fn written_and_implicit<'d>(devices: impl Iterator<Item = &'d Device>) -> (usize, usize) {
    devices.fold((0, 0), |(written, implicit), it| match it.origin {
        implicit::Origin::Written => (written + 1, implicit),
        _ => (written, implicit + 1),
    })
}

pub(super) fn counts(scenery: Option<&Scenery<'_>>, problems: &[Problem]) -> Counts {
    let Some(scenery) = scenery else { return Counts::default() };
    let (written, implicit) = written_and_implicit(scenery.devices.iter());
    let problems = problems.iter().filter(|it| it.severity != Severity::Note).count();
    Counts { written, implicit, problems }
}

pub(super) fn source(editor: &Editor, scenery: Option<&Scenery<'_>>) -> Source {
    let text = editor.text();
    let error = editor.file.as_ref().and_then(|it| it.error());
    let (mut ranges, mut ghosts) = (Vec::new(), Vec::new());
    if let (Some(scenery), None) = (scenery, error) {
        let written = scenery.devices.iter().filter(|it| scenery.document.contains(it.node));
        ranges.extend(written.map(|it| SourceRange {
            key: Key(it.key.clone()),
            first: scenery.positions.line(it.node),
            last: scenery.positions.last_line(it.node),
        }));
        ranges.sort_by_key(|it| it.first);
        ghosts = ghosts::of(scenery, &text);
    }
    Source {
        lines: text.lines().count() as u32,
        error: error.map(|it| SourceError {
            line: it.position.line,
            column: it.position.column,
            message: it.message.clone(),
        }),
        text,
        ranges,
        ghosts,
    }
}
