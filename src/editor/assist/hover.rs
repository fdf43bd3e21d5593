//! What stands at a place: what it is for, since when libvirt reads it, what the target does with it, and what libvirt
//! fills in.

use std::ops::Range;

use super::Assist;
use super::context::{At, Context, context};
use super::offers::path;
use super::place::Place;
use super::words;
use crate::compat::{Precision, Since, classify};
use crate::implicit::{Completed, Mode, Subject, complete};
use crate::xml::{Document, NodeId, parse};

/// What to say about a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The bytes that it is about.
    pub range: Range<usize>,
    /// `<driver>`, `cache= of <driver>`.
    pub title: String,
    /// Sentences: what it is for, since when it is read, what the target does, what libvirt fills in.
    pub lines: Vec<String>,
}

/// So many things that libvirt fills in are told of one element.
const MOST_FILLED_IN: usize = 6;

pub(super) fn at(assist: &Assist, text: &str, offset: usize) -> Option<Hover> {
    let Context { mut open, at } = context(text, offset);
    let (range, attribute, value) = match at {
        At::Element(range) | At::End(range) if !range.is_empty() => (range, None, None),
        At::Attribute(range) if !range.is_empty() => {
            let name = text[range.clone()].to_owned();
            (range, Some(name), None)
        }
        At::Value(name, range) if !range.is_empty() => {
            let value = text[range.clone()].to_owned();
            (range, Some(name), Some(value))
        }
        _ => return None,
    };
    if attribute.is_none()
        && open.last().is_none_or(|it| it.name != text[range.clone()] || !is_end(text, &range))
    {
        let name = text[range.clone()].to_owned();
        // With its attributes, which may decide what kind it is: as seen from behind its name.
        let inner = context(text, range.end + 1);
        let same = matches!(inner.at, At::Attribute(_) | At::Value(..));
        open = if same { inner.open } else { with(open, name) };
    }
    let element = open.last()?.name.clone();
    let path = path(&open);
    let (title, key) = match (&attribute, &value) {
        (Some(name), Some(value)) => (format!("{name}='{value}'"), format!("{path}@{name}={value}")),
        (Some(name), None) => (format!("{name}= of <{element}>"), format!("{path}@{name}")),
        _ => (format!("<{element}>"), path.clone()),
    };
    let mut lines: Vec<String> = Vec::new();
    let named = attribute.as_ref().and_then(|name| words::of(&format!("{path}@{name}")));
    lines.extend(words::of(&key).or(named).map(str::to_owned));
    // In an element that nobody reads there is nothing to say of what it holds.
    let around = &open[..open.len() - usize::from(attribute.is_none())];
    if !around.is_empty() && Place::of(around).is_none() {
        return None;
    }
    let place = Place::of(&open);
    let since = place.as_ref().and_then(|place| match (&attribute, &value) {
        (Some(name), Some(value)) => place.known.attribute(name)?.value(value),
        (Some(name), None) => Some(place.known.attribute(name)?.since),
        _ => Some(place.known.since()),
    });
    lines.push(match since {
        Some(since) => read_since(assist, since),
        None => "No release of libvirt that we know reads this.".to_owned(),
    });
    if let (Some(name), None, Some(place)) = (&attribute, &value, &place) {
        lines.extend(place.filled(name).map(|it| format!("Where it is absent, libvirt takes {it}.")));
    }
    if let Ok(document) = parse(text) {
        about(assist, &document, range.start, attribute.as_deref(), &mut lines);
    }
    Some(Hover { range, title, lines })
}

fn is_end(text: &str, name: &Range<usize>) -> bool {
    text[..name.start].ends_with("</")
}

fn with(mut open: Vec<super::context::Tag>, name: String) -> Vec<super::context::Tag> {
    open.push(super::context::Tag { name, ..Default::default() });
    open
}

fn read_since(assist: &Assist, since: Since) -> String {
    let read = match since.precision {
        Precision::Floor => format!("libvirt reads it since {} at the latest.", since.version),
        Precision::Exact => format!("libvirt reads it since {}.", since.version),
        Precision::After(_) => format!("libvirt reads it since some release {since}."),
    };
    match since.is_met_by(assist.host.libvirt) {
        true => read,
        false => format!("{read} This host has {}.", assist.host.libvirt),
    }
}

/// What the target does with it, and what libvirt fills in, of a text that parses.
fn about(
    assist: &Assist,
    document: &Document,
    offset: usize,
    attribute: Option<&str>,
    lines: &mut Vec<String>,
) {
    let positions = document.print().1;
    let nodes = document.descendants(document.root()).into_iter().rev();
    let mut around =
        nodes.filter(|it| document.element(*it).is_some() && positions.range(*it).contains(&offset));
    let Some(node) = around.next() else { return };
    if let Some(target) = &assist.target {
        let findings = classify(document, target);
        let finding = findings.iter().find(|it| it.node == node && it.attribute.as_deref() == attribute);
        lines.push(match finding {
            Some(it) => format!("{}: {}.", target.name, it.reason.trim_end_matches('.')),
            None => format!("{} takes it.", target.name),
        });
    }
    lines.extend(filled_in(&complete(document, &assist.host, Mode::Define), node, attribute));
}

/// What libvirt makes of the attribute, or adds to the element.
fn filled_in(completed: &Completed, node: NodeId, attribute: Option<&str>) -> Vec<String> {
    let document = &completed.document;
    let value = |name: &str| document.attribute(node, name).unwrap_or_default();
    let of = |subject: &Subject| match (subject, attribute) {
        (Subject::Attribute(_, name, Some(_)), Some(at)) if name == at => {
            Some(format!("libvirt makes {name}='{}' of it.", value(name)))
        }
        (Subject::DroppedAttribute(_, name, _), Some(at)) if name == at => {
            Some("libvirt drops it.".to_owned())
        }
        (Subject::Dropped(_), None) => Some("libvirt drops it.".to_owned()),
        (Subject::Attribute(_, name, None), None) => Some(format!("libvirt adds {name}='{}'.", value(name))),
        _ => None,
    };
    let own =
        completed.ledger.about(node).filter_map(|it| Some(format!("{} {}", of(&it.subject)?, it.because)));
    let inside = document.contains(node) && document.is_linked(node) && attribute.is_none();
    let added = document.elements(node).filter(|_| inside && document.name(node) != "devices");
    let added = added.filter_map(|it| {
        let entry = completed.ledger.added(it)?;
        Some(format!("libvirt adds {}. {}", document.text_of(it), entry.because))
    });
    own.chain(added).take(MOST_FILLED_IN).collect()
}
