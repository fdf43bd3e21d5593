//! The device tree and what of it stands on which line.

use super::problems::text_range;
use super::view::{
    Address, Counts, Group, Key, Move, Origin, Preview, Problem, Row, Severity, Source, SourceError,
};
use super::{Editor, Scenery, SourceRange, ghosts};
use crate::format::secrets;
use crate::implicit;
use crate::inventory::{self, Device, Section, find};
use crate::xml::NodeId;
use std::collections::{HashMap, HashSet};

/// The key of the row that stands for the domain itself.
pub(super) const DOMAIN: &str = "/domain";

/// The section that stands for the domain itself.
const DOMAIN_SECTION: &str = "domain";

/// The key of a section's row.
pub(super) fn section_key(section: &Section) -> Key {
    match section.kind.id {
        DOMAIN_SECTION => Key(DOMAIN.to_owned()),
        id => Key(format!("#{id}")),
    }
}

/// Whether the key is that of a section other than the domain itself.
pub(super) fn is_section(key: &Key) -> bool {
    key.0.starts_with('#')
}

/// What a section is called in a sentence.
pub(super) fn section_name(section: &Section) -> &'static str {
    if section.kind.id == DOMAIN_SECTION { "the domain" } else { section.kind.title }
}

/// The element inside which the values of a row are named, and what the row is called.
pub(super) fn base(scenery: &Scenery<'_>, key: &Key) -> Option<(NodeId, String)> {
    if let Some(device) = find(scenery.devices, &key.0) {
        return Some((device.node, device.name.clone()));
    }
    let is_there = *key == Key(DOMAIN.to_owned()) || is_section(key);
    is_there.then(|| (scenery.document.root(), "the domain".to_owned()))
}

/// The row that an element belongs to.
pub(super) fn key_of(scenery: &Scenery<'_>, node: NodeId) -> Key {
    for document in [&scenery.completed.document, scenery.document] {
        if !document.contains(node) {
            continue;
        }
        if let Some(key) = inventory::key_of(document, scenery.devices, node) {
            return Key(key);
        }
        let around = std::iter::successors(Some(node), |it| document.parent(*it));
        for node in around {
            if let Some(section) = scenery.sections.iter().find(|it| it.nodes.contains(&node)) {
                return section_key(section);
            }
        }
    }
    Key(DOMAIN.to_owned())
}

pub(super) fn groups(scenery: &Scenery<'_>, problems: &[Problem], preview: Option<&Preview>) -> Vec<Group> {
    let problems = &worst(problems);
    let not_taken = &not_taken(scenery);
    let (domain, others): (Vec<_>, Vec<_>) =
        scenery.sections.iter().partition(|it| it.kind.id == DOMAIN_SECTION);
    let rows = |sections: Vec<&Section>| -> Vec<Row> {
        sections.into_iter().map(|it| section(scenery, it, problems, not_taken)).collect()
    };
    let mut groups = vec![
        Group { title: "Domain".to_owned(), counts: String::new(), rows: rows(domain) },
        Group { title: "Sections".to_owned(), counts: section_counts(&others), rows: rows(others) },
    ];
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
        let row = row(device, line, problems, not_taken, preview);
        groups.last_mut().expect("a group was just pushed").rows.push(row);
    }
    groups
}

fn row(
    device: &Device,
    line: Option<u32>,
    problems: &Worst<'_>,
    not_taken: &HashSet<Key>,
    preview: Option<&Preview>,
) -> Row {
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
        problem: problems.get(&key.0[..]).copied(),
        not_taken: not_taken.contains(&key),
        not_predicted: device.not_predicted.clone(),
        line,
        key,
    }
}

fn section(scenery: &Scenery<'_>, section: &Section, problems: &Worst<'_>, not_taken: &HashSet<Key>) -> Row {
    let is_domain = section.kind.id == DOMAIN_SECTION;
    let key = section_key(section);
    let root = scenery.document.root();
    let remark = scenery.completed.not_predicted.iter().find(|it| match is_domain {
        true => it.node == root,
        false => section.nodes.contains(&it.node),
    });
    let written = section.nodes.iter().copied().find(|it| scenery.sight().is_written(*it));
    let written = written.or(is_domain.then_some(root));
    let name = scenery.completed.document.value(root, "name").filter(|it| !it.trim().is_empty());
    let origin = if is_domain { Origin::Written } else { origin(section.origin) };
    Row {
        icon: section_icon(section.kind.id).to_owned(),
        name: match name.filter(|_| is_domain) {
            Some(name) => format!("Domain {}", name.trim()),
            None => section.kind.title.to_owned(),
        },
        description: section.description.clone(),
        origin,
        badge: (origin != Origin::Written).then(|| format!("implicit · {}", section.origin.as_str())),
        address: None,
        problem: problems.get(&key.0[..]).copied(),
        not_taken: not_taken.contains(&key),
        not_predicted: remark.map(|it| it.message.clone()),
        line: written.map(|it| scenery.positions.line(it)),
        key,
    }
}

/// Which picture stands for a section.
pub(super) fn section_icon(id: &str) -> &'static str {
    match id {
        DOMAIN_SECTION => "domain",
        "memory" | "numatune" => "memory",
        "cpu" | "vcpus" | "idmap" => "device",
        "clock" => "clock",
        "pm" | "events" => "panic",
        "emulator" | "qemu" | "metadata" => "code",
        "seclabel" | "launchsecurity" | "keywrap" => "lock",
        _ => "list",
    }
}

fn section_counts(sections: &[&Section]) -> String {
    let written = sections.iter().filter(|it| it.origin == implicit::Origin::Written).count();
    counted(written, sections.len() - written)
}

/// The worst problem of each row that has one, by its key.
type Worst<'p> = HashMap<&'p str, Severity>;

fn worst(problems: &[Problem]) -> Worst<'_> {
    let mut worst = Worst::new();
    for problem in problems {
        let Some(key) = &problem.key else { continue };
        let known = worst.entry(&key.0).or_insert(problem.severity);
        *known = (*known).min(problem.severity);
    }
    worst
}

/// The rows of which the target does not take all as written.
fn not_taken(scenery: &Scenery<'_>) -> HashSet<Key> {
    scenery.findings.iter().map(|it| key_of(scenery, it.node)).collect()
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
    counted(written, implicit)
}

fn counted(written: usize, implicit: usize) -> String {
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

pub(super) fn counts(editor: &Editor, scenery: Option<&Scenery<'_>>, problems: &[Problem]) -> Counts {
    let Some(scenery) = scenery else { return Counts::default() };
    let (written, implicit) = written_and_implicit(scenery.devices.iter());
    let problems = problems.iter().filter(|it| it.severity != Severity::Note).count();
    let not_taken = editor.target.is_some().then(|| not_taken(scenery).len());
    Counts { written, implicit, problems, not_taken }
}

pub(super) fn source(editor: &Editor, scenery: Option<&Scenery<'_>>) -> Source {
    let text = editor.text();
    let error = editor.file.as_ref().and_then(|it| it.error());
    let (mut ranges, mut ghosts, mut hidden) = (Vec::new(), Vec::new(), Vec::new());
    if let (Some(scenery), None) = (scenery, error) {
        let found = if editor.shows_secrets { Vec::new() } else { secrets(scenery.document) };
        let bytes = found.iter().flat_map(|it| it.ranges(scenery.document, scenery.positions));
        hidden.extend(bytes.map(|it| text_range(scenery.positions, &text, it)));
        let written = scenery.devices.iter().filter(|it| scenery.document.contains(it.node));
        ranges.extend(written.map(|it| SourceRange {
            key: Key(it.key.clone()),
            first: scenery.positions.line(it.node),
            last: scenery.positions.last_line(it.node),
        }));
        let sections = scenery.sections.iter().flat_map(|it| it.nodes.iter().map(move |node| (it, *node)));
        let sections = sections.filter(|(_, node)| scenery.sight().is_written(*node));
        ranges.extend(sections.map(|(section, node)| SourceRange {
            key: section_key(section),
            first: scenery.positions.line(node),
            last: scenery.positions.last_line(node),
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
        secrets: hidden,
        ghosts,
    }
}
