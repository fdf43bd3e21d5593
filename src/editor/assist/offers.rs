//! What may stand at a place: elements, attributes and values that the host's libvirt reads there.

use std::ops::Range;

use super::Assist;
use super::context::{At, Context, Tag, context};
use super::place::Place;
use super::words;
use crate::compat::{Known, Precision, Since};
use crate::machine::Arch;

/// What may be written, and in place of what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completions {
    /// The bytes that a choice replaces.
    pub range: Range<usize>,
    /// The choices, those that the target does not read last.
    pub offered: Vec<Offered>,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// What it is called.
    pub label: String,
    /// What it is.
    pub kind: OfferedKind,
    /// `since 3.3.0`, and whether the target reads it.
    pub detail: String,
    /// What it is for, in a sentence; empty where we have none.
    pub words: String,
    /// What to write.
    pub insert: String,
    /// Where the caret goes, in characters from the start of what is written.
    pub caret: usize,
    /// The target's libvirt reads it.
    pub for_target: bool,
}

/// What a choice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferedKind {
    /// A name of an element.
    Element,
    /// A name of an attribute.
    Attribute,
    /// A value.
    Value,
}

pub(super) fn at(assist: &Assist, text: &str, offset: usize) -> Completions {
    let Context { open, at } = context(text, offset);
    let (range, mut offered) = match at {
        At::Element(range) => (range, elements(assist, &open, "")),
        At::Text(range) => match texts(assist, &open) {
            values if !values.is_empty() => (range, values),
            _ if range.is_empty() => (range, elements(assist, &open, "<")),
            _ => (range, Vec::new()),
        },
        At::End(range) => (range, end(text, &open, offset)),
        At::Attribute(range) => {
            let quote = text[..offset.min(text.len())].rfind(['\'', '"']).map_or("'", |it| &text[it..it + 1]);
            let mut offered = attributes(assist, &open, quote);
            if !range.is_empty() && text[range.end..].trim_start().starts_with('=') {
                // The value that is there stays.
                for it in &mut offered {
                    it.insert.truncate(it.label.len());
                    it.caret = it.label.len();
                }
            }
            (range, offered)
        }
        At::Value(name, range) => (range, values(assist, &open, &name)),
        At::Nothing => Default::default(),
    };
    offered.sort_by_key(|it| !it.for_target);
    Completions { range, offered }
}

fn elements(assist: &Assist, open: &[Tag], before: &str) -> Vec<Offered> {
    let Some((last, place)) = open.last().zip(Place::of(open)) else {
        let root = offered(assist, OfferedKind::Element, "domain", Known::root().since(), "domain");
        let root = Offered { insert: format!("{before}domain"), caret: before.len() + 6, ..root };
        return if open.is_empty() { vec![root] } else { Vec::new() };
    };
    let path = path(open);
    let all = place.known.children().filter(|(name, known)| {
        let (held, repeats) = place.holds(name);
        let written = last.inside.iter().any(|it| it == name);
        *name != "*" && assist.is_read(known.since()) && held && (repeats || !written)
    });
    all.map(|(name, known)| {
        let choice = offered(assist, OfferedKind::Element, name, known.since(), &format!("{path}/{name}"));
        let insert = format!("{before}{name}");
        Offered { caret: insert.len(), insert, ..choice }
    })
    .collect()
}

fn attributes(assist: &Assist, open: &[Tag], quote: &str) -> Vec<Offered> {
    let Some((last, place)) = open.last().zip(Place::of(open)) else { return Vec::new() };
    let path = path(open);
    let all = place.known.attributes().filter(|(name, known)| {
        let written = last.attributes.iter().any(|it| it.0 == *name);
        assist.is_read(known.since) && place.has(name) && !written
    });
    all.map(|(name, known)| {
        let choice = offered(assist, OfferedKind::Attribute, name, known.since, &format!("{path}@{name}"));
        Offered { insert: format!("{name}={quote}{quote}"), caret: name.len() + 2, ..choice }
    })
    .collect()
}

fn values(assist: &Assist, open: &[Tag], attribute: &str) -> Vec<Offered> {
    let Some(place) = Place::of(open) else { return Vec::new() };
    let path = format!("{}@{attribute}", path(open));
    if path == "os/type@machine" {
        return machines(assist, open);
    }
    let beside = place.values_beside(attribute);
    let all = place.known.attribute(attribute).into_iter().flat_map(|it| it.values());
    let fits =
        all.filter(|(value, since)| assist.is_read(*since) && beside.is_none_or(|it| it.contains(value)));
    fits.map(|(value, since)| offered(assist, OfferedKind::Value, value, since, &format!("{path}={value}")))
        .collect()
}

/// Words that the text of an element may be.
fn texts(assist: &Assist, open: &[Tag]) -> Vec<Offered> {
    let Some(known) = Place::of(open).and_then(|it| it.known.text()) else { return Vec::new() };
    let path = path(open);
    let read = known.values().filter(|it| assist.is_read(it.1));
    read.map(|(value, since)| offered(assist, OfferedKind::Value, value, since, &format!("{path}={value}")))
        .collect()
}

/// Machine types that the host's QEMU has, those without a number first.
fn machines(assist: &Assist, open: &[Tag]) -> Vec<Offered> {
    let arch = open.last().and_then(|it| it.attributes.iter().find(|it| it.0 == "arch"));
    let arch = arch.and_then(|it| Arch::parse(&it.1)).unwrap_or(assist.host.arch);
    let qemu = assist.host.capabilities(arch);
    let mut names: Vec<(&str, String)> = Vec::new();
    for machine in qemu.machine_types().rev() {
        let alias = machine.alias.filter(|it| qemu.canonical(it) == Some(machine.name));
        names.extend(alias.map(|it| (it, format!("now {}", machine.name))));
    }
    let numbered = qemu.machine_types().rev().filter(|it| it.distribution.is_none());
    names.extend(numbered.map(|it| (it.name, it.since.map(|it| format!("QEMU {it}")).unwrap_or_default())));
    let value = |(name, detail): (&str, String)| Offered {
        label: name.to_owned(),
        kind: OfferedKind::Value,
        detail,
        words: String::new(),
        insert: name.to_owned(),
        caret: name.len(),
        for_target: true,
    };
    names.into_iter().map(value).collect()
}

/// The element that is to be closed.
fn end(text: &str, open: &[Tag], offset: usize) -> Vec<Offered> {
    let close = if text[offset.min(text.len())..].trim_start().starts_with('>') { "" } else { ">" };
    let offer = |tag: &Tag| {
        let insert = format!("{}{close}", tag.name);
        let caret = insert.len();
        let (label, kind) = (tag.name.clone(), OfferedKind::Element);
        Offered { label, kind, detail: String::new(), words: String::new(), insert, caret, for_target: true }
    };
    open.last().map(offer).into_iter().collect()
}

fn offered(assist: &Assist, kind: OfferedKind, name: &str, since: Since, path: &str) -> Offered {
    let lacking = assist.lacking(since);
    let detail = [
        (since.precision != Precision::Floor).then(|| format!("since {}", since.version)),
        lacking.map(|it| format!("not in {}", it.name)),
    ];
    Offered {
        label: name.to_owned(),
        kind,
        detail: detail.into_iter().flatten().collect::<Vec<_>>().join(", "),
        words: words::of(path).unwrap_or_default().to_owned(),
        insert: name.to_owned(),
        caret: name.len(),
        for_target: lacking.is_none(),
    }
}

/// The names below `<domain>` down to the innermost element.
pub(super) fn path(open: &[Tag]) -> String {
    open.iter().skip(1).map(|it| it.name.as_str()).collect::<Vec<_>>().join("/")
}
