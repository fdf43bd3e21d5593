//! Tables whose lines are about places in a domain: `WORD PATH : words`, of which the most exact that fits holds.
//! PATH is below `<domain>`, `.` is the domain itself, `*` any one element, and `@*` each attribute.

use std::collections::HashMap;

use crate::xml::{Document, NodeId};

/// Exactness: steps, then named attribute, then value, then steps that are not `*`.
type Rank = (usize, bool, bool, usize);

/// The lines of a table, to be found by the places that they are about.
pub(super) struct Places<E> {
    root: Inside<E>,
    /// Whether a line about an element is also about its attributes and what is inside.
    covers: bool,
}

/// The lines for one element, and those for what is inside; `*` is an element of any name.
struct Inside<E> {
    lines: Vec<Line<E>>,
    inside: HashMap<&'static str, Inside<E>>,
}

/// What one line says of a place.
struct Line<E> {
    attribute: Option<&'static str>,
    /// `(attribute, values)` of the element itself, where the line is for the element.
    having: Option<(&'static str, &'static str)>,
    values: Option<&'static str>,
    rank: Rank,
    says: E,
}

/// What is asked about.
#[derive(Clone, Copy)]
pub(super) struct Place<'p, N> {
    pub(super) document: &'p Document,
    pub(super) node: NodeId,
    /// Names below `<domain>` down to the element.
    pub(super) path: &'p [N],
    pub(super) attribute: Option<&'p str>,
    /// Whether the values count that it has now; otherwise only lines for every value hold.
    pub(super) valued: bool,
}

impl<E> Places<E> {
    /// Reads a table whose lines about an element cover what is inside it. `say` makes of the first word of a line and
    /// the words at its end what it says.
    pub(super) fn covering(
        table: &'static str,
        say: impl Fn(&'static str, &'static str) -> Option<E>,
    ) -> Places<E> {
        Places { covers: true, ..Places::exact(table, say) }
    }

    /// Reads a table whose lines are about nothing but the element, or the attribute, that they name.
    pub(super) fn exact(
        table: &'static str,
        say: impl Fn(&'static str, &'static str) -> Option<E>,
    ) -> Places<E> {
        let mut root = Inside::default();
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (path, line) = Line::read(line, &say).unwrap_or_else(|| panic!("a table has {line:?}"));
            let place = path.iter().fold(&mut root, |at, name| at.inside.entry(name).or_default());
            place.lines.push(line);
        }
        Places { root, covers: false }
    }

    /// What the most exact line says that fits.
    pub(super) fn best<N: AsRef<str>>(&self, place: Place<'_, N>) -> Option<&E> {
        let mut best: Option<&Line<E>> = None;
        self.root.each_above(place.path, &mut |line, here| {
            let better = best.is_none_or(|it| line.rank >= it.rank);
            if better && (self.covers || here) && line.fits(&place, here, self.covers) {
                best = Some(line);
            }
        });
        best.map(|it| &it.says)
    }

    /// Every path with the attribute that it names.
    #[cfg(test)]
    pub(super) fn named(&self) -> Vec<(Vec<&'static str>, Option<&'static str>)> {
        fn collect<E>(
            at: &Inside<E>,
            path: &[&'static str],
            all: &mut Vec<(Vec<&'static str>, Option<&'static str>)>,
        ) {
            let attribute = |it: &Line<E>| it.attribute.or(it.having.map(|(name, _)| name));
            all.extend(at.lines.iter().map(|it| (path.to_vec(), attribute(it))));
            for (name, inside) in &at.inside {
                collect(inside, &[path, &[*name]].concat(), all);
            }
        }
        let mut all = Vec::new();
        collect(&self.root, &[], &mut all);
        all
    }
}

impl<E> Default for Inside<E> {
    fn default() -> Inside<E> {
        Inside { lines: Vec::new(), inside: HashMap::new() }
    }
}

impl<E> Inside<E> {
    /// Shows every line on the way down the path, and whether it is for the element at its end.
    fn each_above<'r, N: AsRef<str>>(&'r self, path: &[N], show: &mut impl FnMut(&'r Line<E>, bool)) {
        self.lines.iter().for_each(|it| show(it, path.is_empty()));
        let Some((name, rest)) = path.split_first() else { return };
        for name in [name.as_ref(), "*"] {
            if let Some(inside) = self.inside.get(name) {
                inside.each_above(rest, show);
            }
        }
    }
}

impl<E> Line<E> {
    /// Whether a line for the element, or with `here` false for one around it, holds for it or its attribute.
    fn fits<N>(&self, place: &Place<'_, N>, here: bool, covers: bool) -> bool {
        let Place { document, node, attribute, valued, .. } = *place;
        let value = |name: &str| document.attribute(node, name).unwrap_or_default();
        let named = match self.attribute {
            None => covers || attribute.is_none(),
            Some("*") => here && attribute.is_some(),
            name => here && attribute == name,
        };
        named
            && self.values.is_none_or(|values| {
                valued && attribute.is_some_and(|name| is_one(document, node, &value(name), values))
            })
            && self
                .having
                .is_none_or(|(name, values)| valued && here && is_one(document, node, &value(name), values))
    }

    /// The path of a line, and what it says.
    fn read(
        line: &'static str,
        say: impl Fn(&'static str, &'static str) -> Option<E>,
    ) -> Option<(Vec<&'static str>, Line<E>)> {
        let (word, rest) = line.split_once(' ')?;
        let (place, words) = rest.split_once(" : ").unwrap_or((rest, ""));
        let (place, having) = match place.split_once('[') {
            Some((place, having)) => (place, Some(having.strip_suffix(']')?.split_once('=')?)),
            None => (place, None),
        };
        let (place, attribute) = place.split_once('@').map_or((place, None), |(place, it)| (place, Some(it)));
        let (attribute, values) = match attribute.and_then(|it| it.split_once('=')) {
            Some((attribute, values)) => (Some(attribute), Some(values)),
            None => (attribute, None),
        };
        let path: Vec<_> = place.split('/').filter(|it| *it != ".").collect();
        let named = path.iter().filter(|it| **it != "*").count();
        let exact = attribute.is_some_and(|it| it != "*") || having.is_some();
        let rank = (path.len(), exact, values.is_some(), named);
        Some((path, Line { attribute, having, values, rank, says: say(word, words)? }))
    }
}

/// Whether the value is one of `a|b|#`, `#` being the element's place among its like.
fn is_one(document: &Document, node: NodeId, value: &str, values: &str) -> bool {
    let place = || {
        let parent = document.parent(node)?;
        document.elements_named(parent, document.name(node)).position(|it| it == node)
    };
    values
        .split('|')
        .any(|it| if it == "#" { place().is_some_and(|at| at.to_string() == value) } else { it == value })
}

/// Names below `<domain>` down to the element.
pub(super) fn path(document: &Document, node: NodeId) -> Vec<&str> {
    let mut path = Vec::new();
    let mut at = node;
    while let Some(parent) = document.parent(at).filter(|it| *it != document.top()) {
        path.push(document.name(at));
        at = parent;
    }
    path.reverse();
    path
}

/// The lines that are about nothing which libvirt reads; a table has none.
#[cfg(test)]
pub(super) fn idle<E>(places: &Places<E>) -> Vec<(Vec<&'static str>, Option<&'static str>)> {
    use super::Known;
    let known = |path: &[&str], attribute: Option<&str>| {
        let mut places = vec![Known::root()];
        for step in path {
            places = places.iter().flat_map(|it| it.inside(step)).collect();
        }
        places.iter().any(|it| attribute.is_none_or(|name| name == "*" || it.attribute(name).is_some()))
    };
    places.named().into_iter().filter(|(path, attribute)| !known(path, *attribute)).collect()
}
