//! What a guest notices when a part of its XML is skipped: the table guest.txt.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::xml::{Document, NodeId};

/// The effect on the guest when something is skipped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Effect {
    /// Whether the guest changes.
    pub(super) guest: bool,
    /// Whether libvirt takes no saved guest without it all the same.
    compared: bool,
    /// What happens, in a few words; empty where the table has none.
    pub(super) words: &'static str,
}

impl Effect {
    /// What the table does not name.
    const UNLISTED: Effect = Effect { guest: true, compared: false, words: "" };
}

/// The effect of skipping the element at the path (names below `<domain>`) with all that it holds, or one attribute
/// of it.
pub(super) fn effect<N: AsRef<str>>(
    document: &Document,
    node: NodeId,
    path: &[N],
    attribute: Option<&str>,
) -> Effect {
    let (own, holds_more) = own_effect(document, node, path, attribute);
    if own.guest || attribute.is_some() || !holds_more {
        return own;
    }
    let mut path: Vec<&str> = path.iter().map(AsRef::as_ref).collect();
    first_inside(document, node, &mut path, |it| it.guest).unwrap_or(own)
}

/// Whether libvirt compares the element, something that it holds, or its attribute though no guest notices it.
pub fn libvirt_compares(document: &Document, node: NodeId, attribute: Option<&str>) -> bool {
    let mut path = path(document, node);
    let (own, holds_more) = own_effect(document, node, &path, attribute);
    let inside = holds_more && attribute.is_none();
    own.compared || inside && first_inside(document, node, &mut path, |it| it.compared).is_some()
}

/// The first effect of the kind inside the element.
fn first_inside<'d>(
    document: &'d Document,
    node: NodeId,
    path: &mut Vec<&'d str>,
    is_meant: fn(&Effect) -> bool,
) -> Option<Effect> {
    for attribute in document.attributes(node) {
        let (own, _) = own_effect(document, node, path, Some(&attribute.name));
        if is_meant(&own) {
            return Some(own);
        }
    }
    for child in document.elements(node) {
        path.push(document.name(child));
        let (own, holds_more) = own_effect(document, child, path, None);
        let found = match is_meant(&own) {
            true => Some(own),
            false if holds_more => first_inside(document, child, path, is_meant),
            false => None,
        };
        path.pop();
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The effect by the element's own line, and whether lines about something inside say otherwise.
fn own_effect<N: AsRef<str>>(
    document: &Document,
    node: NodeId,
    path: &[N],
    attribute: Option<&str>,
) -> (Effect, bool) {
    let mut best: Option<&Rule> = None;
    let mut holds_more = false;
    rules().each_above(path, &mut |place, here| {
        holds_more |= here && place.holds_more;
        for rule in &place.rules {
            let better = best.is_none_or(|it| rule.rank >= it.rank);
            if better && rule.fits(document, node, here, attribute) {
                best = Some(rule);
            }
        }
    });
    (best.map_or(Effect::UNLISTED, |it| it.effect), holds_more)
}

/// Exactness: steps, then named attribute, then value, then steps that are not `*`.
type Rank = (usize, bool, bool, usize);

struct Rule {
    attribute: Option<&'static str>,
    /// `(attribute, values)` of the element itself, where the rule is for the element.
    having: Option<(&'static str, &'static str)>,
    values: Option<&'static str>,
    rank: Rank,
    effect: Effect,
}

impl Rule {
    /// Whether a rule for the element, or with `here` false for one around it, holds for it or its attribute.
    fn fits(&self, document: &Document, node: NodeId, here: bool, attribute: Option<&str>) -> bool {
        let value = |name: &str| document.attribute(node, name).unwrap_or_default();
        self.attribute.is_none_or(|name| here && attribute == Some(name))
            && self.values.is_none_or(|values| {
                attribute.is_some_and(|name| is_one(document, node, &value(name), values))
            })
            && self.having.is_none_or(|(name, values)| here && is_one(document, node, &value(name), values))
    }

    /// The path of a line, and the rule for it.
    fn read(line: &'static str) -> Option<(Vec<&'static str>, Rule)> {
        let (class, rest) = line.split_once(' ')?;
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
        let path: Vec<_> = place.split('/').collect();
        let named = path.iter().filter(|it| **it != "*").count();
        let rank = (path.len(), attribute.is_some() || having.is_some(), values.is_some(), named);
        let (guest, compared) = match class {
            "guest" => (true, false),
            "harmless" => (false, false),
            "compared" => (false, true),
            _ => return None,
        };
        Some((path, Rule { attribute, having, values, rank, effect: Effect { guest, compared, words } }))
    }
}

/// The rules for one element, and those for what is inside; `*` is an element of any name.
#[derive(Default)]
struct Place {
    rules: Vec<Rule>,
    inside: HashMap<&'static str, Place>,
    /// Whether some line about an attribute here or about something inside is not of harmless things.
    holds_more: bool,
}

impl Place {
    /// Shows every place on the way down the path, and whether it is the element at its end.
    fn each_above<'r, N: AsRef<str>>(&'r self, path: &[N], show: &mut impl FnMut(&'r Place, bool)) {
        show(self, path.is_empty());
        let Some((name, rest)) = path.split_first() else { return };
        for name in [name.as_ref(), "*"] {
            if let Some(place) = self.inside.get(name) {
                place.each_above(rest, show);
            }
        }
    }
}

impl Place {
    /// Finds out which places hold more; whether this one or its own line is of more than harmless things.
    fn look_inside(&mut self) -> bool {
        let matters = |it: &Rule| it.effect.guest || it.effect.compared;
        let mut inside = false;
        for place in self.inside.values_mut() {
            inside |= place.look_inside();
        }
        self.holds_more = inside || self.rules.iter().any(|it| matters(it) && it.attribute.is_some());
        self.holds_more || self.rules.iter().any(matters)
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

fn rules() -> &'static Place {
    static RULES: LazyLock<Place> = LazyLock::new(|| {
        let mut root = Place::default();
        for (path, rule) in lines() {
            let place = path.iter().fold(&mut root, |at, name| at.inside.entry(name).or_default());
            place.rules.push(rule);
        }
        root.look_inside();
        root
    });
    &RULES
}

fn lines() -> impl Iterator<Item = (Vec<&'static str>, Rule)> {
    let lines = include_str!("guest.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| Rule::read(line).unwrap_or_else(|| panic!("guest.txt: {line}")))
}

/// Whether the guest would notice if the element, or one attribute of it, were not there or different.
pub fn guest_notices(document: &Document, node: NodeId, attribute: Option<&str>) -> bool {
    effect(document, node, &path(document, node), attribute).guest
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compat::Known;
    use crate::xml::parse;

    /// Whether skipping the first such element, or its attribute, changes the guest.
    fn changes(xml: &str, path: &str, attribute: Option<&str>) -> bool {
        let document = parse(xml).unwrap();
        let steps: Vec<_> = path.split('/').map(str::to_owned).collect();
        let node = document.find(document.root(), path).unwrap();
        effect(&document, node, &steps, attribute).guest
    }

    #[test]
    fn the_most_exact_line_holds() {
        let disk =
            "<domain><devices><disk><driver cache='none' queues='4' iommu='off'/></disk></devices></domain>";
        assert!(!changes(disk, "devices/disk/driver", Some("cache")));
        assert!(changes(disk, "devices/disk/driver", Some("queues")));
        assert!(!changes(disk, "devices/disk/driver", Some("iommu")));
    }

    #[test]
    fn values_and_places_count() {
        let cells = "<domain><cpu mode='custom'><numa><cell id='0'/><cell id='2'/></numa></cpu></domain>";
        assert!(!changes(cells, "cpu", Some("mode")));
        assert!(!changes(cells, "cpu/numa/cell", Some("id")));
        let moved = "<domain><cpu mode='host-model'><numa><cell id='1'/><cell id='0'/></numa></cpu></domain>";
        assert!(changes(moved, "cpu", Some("mode")));
        assert!(changes(moved, "cpu/numa/cell", Some("id")));
        let serial =
            "<domain><devices><serial><target><model name='16550a'/></target></serial></devices></domain>";
        assert!(changes(serial, "devices/serial/target/model", None));
        assert!(!changes(&serial.replace("16550a", "isa-serial"), "devices/serial/target/model", None));
    }

    #[test]
    fn unlisted_devices_change_the_guest() {
        assert!(changes("<domain><devices><rng/></devices></domain>", "devices/rng", None));
        assert!(!changes("<domain><devices><audio/></devices></domain>", "devices/audio", None));
    }

    #[test]
    fn a_part_counts_for_the_whole() {
        let folder = |driver: &str| {
            let xml = format!("<domain><devices><filesystem>{driver}</filesystem></devices></domain>");
            changes(&xml, "devices/filesystem/driver", None)
        };
        assert!(folder("<driver type='path' packed='on'/>"));
        assert!(!folder("<driver type='path' packed='off'/>"));
        assert!(!changes("<domain><metadata><a packed='on'/></metadata></domain>", "metadata", None));
    }

    #[test]
    fn libvirt_compares_what_no_guest_sees() {
        let compares = |xml: &str, path: &str, attribute: Option<&str>| {
            let document = parse(xml).unwrap();
            libvirt_compares(&document, document.find(document.root(), path).unwrap(), attribute)
        };
        let backing = "<domain><memoryBacking><source type='file'/><locked/></memoryBacking></domain>";
        assert!(compares(backing, "memoryBacking/source", None) && compares(backing, "memoryBacking", None));
        assert!(!compares(backing, "memoryBacking/locked", None));
        let disk = "<domain><devices><disk><driver cache='none' ats='off'/></disk></devices></domain>";
        assert!(compares(disk, "devices/disk/driver", Some("ats")));
        assert!(!compares(disk, "devices/disk/driver", Some("cache")));
    }

    #[test]
    fn every_line_names_something_that_libvirt_reads() {
        let known = |path: &[&str], rule: &Rule| {
            let mut places = vec![Known::root()];
            for step in path {
                places = places.iter().flat_map(|it| it.inside(step)).collect();
            }
            let attribute = rule.attribute.or(rule.having.map(|(name, _)| name));
            places.iter().any(|it| attribute.is_none_or(|name| it.attribute(name).is_some()))
        };
        let idle: Vec<_> =
            lines().filter(|(path, it)| !known(path, it)).map(|(path, it)| (path, it.attribute)).collect();
        assert!(idle.is_empty(), "{idle:?}");
    }
}
