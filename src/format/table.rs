//! Reads `layout.txt`, whose first lines explain its notation.

use crate::order;
use std::collections::HashMap;

use super::Kind;
use super::layout::{Condition, Layout, Shape, Slot};

/// What a line stands for while groups are not resolved yet.
struct Line {
    shape: Shape,
    /// Children in order: a line of its own, or the name of a group.
    children: Vec<Child>,
    /// Groups of attributes, with the place where they belong.
    attribute_groups: Vec<(usize, &'static str)>,
}

enum Child {
    Line(usize),
    Group(&'static str),
}

/// # Panics
/// On a line that does not follow the notation: the table is part of the program.
pub(super) fn read(table: &'static str) -> Layout {
    let mut lines: Vec<Line> = Vec::new();
    let mut groups: HashMap<&str, usize> = HashMap::new();
    let mut open: Vec<usize> = Vec::new();
    let mut root = 0;
    for text in table.lines().filter(|it| !it.trim().is_empty() && !it.starts_with('#')) {
        let depth = (text.len() - text.trim_start().len()) / 2;
        let text = text.trim();
        open.truncate(depth);
        if let Some(group) = text.strip_prefix('+') {
            lines[open[depth - 1]].children.push(Child::Group(group));
            continue;
        }
        let at = lines.len();
        lines.push(line(text.trim_start_matches('%')));
        match open.last() {
            Some(parent) => lines[*parent].children.push(Child::Line(at)),
            None if text.starts_with('%') => drop(groups.insert(lines[at].shape.name, at)),
            None => root = at,
        }
        open.push(at);
    }
    let children: Vec<Vec<usize>> = (0..lines.len()).map(|at| resolve(&lines, &groups, at)).collect();
    let attributes: Vec<Vec<Slot>> = (0..lines.len()).map(|at| slots(&lines, &groups, at)).collect();
    let names: Vec<&str> = lines.iter().map(|it| it.shape.name).collect();
    let shapes = lines.into_iter().zip(children).zip(attributes);
    let shapes = shapes.map(|((line, children), attributes)| {
        let mut by_name: Vec<_> = children.iter().map(|it| names[*it]).zip(0..).collect();
        order::plainly(&mut by_name);
        Shape { children, by_name, attributes, ..line.shape }
    });
    let mut shapes: Vec<Shape> = shapes.collect();
    mark_ways_to_secrets(&mut shapes);
    let mut deciding: Vec<_> = shapes.iter().flat_map(|it| &it.conditions).map(|it| it.attribute).collect();
    order::plainly(&mut deciding);
    deciding.dedup();
    Layout { shapes, root, deciding }
}

/// Finds for each shape which of its children lead to secrets.
fn mark_ways_to_secrets(shapes: &mut [Shape]) {
    let has = |it: &Shape| it.secret || it.attributes.iter().any(|it| it.secret);
    let mut leads: Vec<bool> = shapes.iter().map(has).collect();
    // A group may hold itself, so this goes on for as long as it finds more.
    loop {
        let finds = |at: &usize| !leads[*at] && shapes[*at].children.iter().any(|it| leads[*it]);
        let found: Vec<usize> = (0..shapes.len()).filter(finds).collect();
        if found.is_empty() {
            break;
        }
        found.into_iter().for_each(|at| leads[at] = true);
    }
    for at in 0..shapes.len() {
        let names = shapes[at].children.iter().filter(|it| leads[**it]).map(|it| shapes[*it].name);
        let mut names: Vec<_> = names.collect();
        names.dedup();
        shapes[at].to_secrets = names;
    }
}

/// Children of a line with its groups replaced by what they stand for.
fn resolve(lines: &[Line], groups: &HashMap<&str, usize>, at: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for child in &lines[at].children {
        match child {
            Child::Line(at) => found.push(*at),
            Child::Group(name) => found.extend(resolve(lines, groups, groups[name])),
        }
    }
    found
}

/// Attributes of a line with its groups replaced by what they stand for.
fn slots(lines: &[Line], groups: &HashMap<&str, usize>, at: usize) -> Vec<Slot> {
    let mut slots = lines[at].shape.attributes.clone();
    for (place, group) in lines[at].attribute_groups.iter().rev() {
        slots.splice(place..place, lines[groups[group]].shape.attributes.iter().copied());
    }
    slots
}

fn line(text: &'static str) -> Line {
    let mut words = text.split_whitespace();
    let mut shape = element(words.next().expect("a line has a name"));
    let mut attribute_groups = Vec::new();
    for word in words {
        if let Some(group) = word.strip_prefix('+') {
            attribute_groups.push((shape.attributes.len(), group));
        } else if let Some(release) = word.strip_prefix(">=") {
            shape.since = release.parse().ok();
        } else {
            shape.attributes.push(slot(word));
        }
    }
    Line { shape, children: Vec::new(), attribute_groups }
}

/// `name*/!$&#[type=a|b]=kind~omitted`.
fn element(word: &'static str) -> Shape {
    let end = word.find(['*', '/', '!', '$', '&', '#', '[', '=']).unwrap_or(word.len());
    let (name, mut rest) = word.split_at(end);
    let mut shape = Shape { name, ..Shape::default() };
    while let Some(first) = rest.chars().next() {
        match first {
            '*' => shape.stands_empty = true,
            '/' => shape.tag_closed = true,
            '!' => shape.live = true,
            '$' => shape.secret = true,
            '&' => shape.repeats = true,
            '#' => shape.ordered = true,
            '[' => {
                let (condition, after) = rest[1..].split_once(']').expect("a condition ends in ]");
                shape.conditions.push(self::condition(condition));
                rest = after;
                continue;
            }
            _ => {
                let (kind, omitted) = split(&rest[1..], '~');
                let kind = Kind::parse(kind);
                shape.text = Some(kind.unwrap_or_else(|| panic!("layout.txt: kind of text in {word}")));
                shape.omitted = omitted;
                break;
            }
        }
        rest = &rest[1..];
    }
    shape
}

/// `^type=a|b`.
fn condition(word: &'static str) -> Condition {
    let (attribute, values) = word.split_once('=').expect("a condition compares");
    let name = attribute.trim_start_matches('^');
    Condition { above: attribute.len() - name.len(), attribute: name, values: values.split('|').collect() }
}

/// `name!$:kind=filled~omitted`.
fn slot(word: &'static str) -> Slot {
    let (word, omitted) = split(word, '~');
    let (word, filled) = split(word, '=');
    let (word, kind) = split(word, ':');
    let kind = kind.map_or(Some(Kind::Text), Kind::parse);
    Slot {
        name: word.trim_end_matches(['!', '$']),
        live: word.ends_with('!'),
        secret: word.ends_with('$'),
        kind: kind.unwrap_or_else(|| panic!("layout.txt: kind of {word}")),
        filled,
        omitted,
    }
}

fn split(word: &'static str, at: char) -> (&'static str, Option<&'static str>) {
    match word.split_once(at) {
        Some((word, rest)) => (word, Some(rest)),
        None => (word, None),
    }
}
