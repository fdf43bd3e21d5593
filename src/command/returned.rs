//! What comes in the place of parts of a document that are left out: the same, something else, or nothing.

use std::collections::HashMap;

use crate::format::print_element;
use crate::xml::{Document, NodeId};

/// A part of the source: an element, or one attribute of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Part {
    /// The element.
    pub node: NodeId,
    /// The attribute.
    pub attribute: Option<String>,
}

/// What came in the place of a part that was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Return {
    /// The same.
    Same,
    /// Something of that name.
    Other,
    /// Nothing.
    Nothing,
}

/// What came in the place of each part of `original`: `before` is a completion with them, `after` one without.
pub fn returned(parts: &[Part], original: &Document, before: &Document, after: &Document) -> Vec<Return> {
    let mut newcomers: HashMap<NodeId, Newcomers> = HashMap::new();
    let first = parts.iter().map(|part| match &part.attribute {
        Some(name) => value_returned(part.node, name, before, after),
        None => {
            let parent = original.parent(part.node).filter(|it| after.is_linked(*it));
            let there = parent.map(|it| {
                let of = || Newcomers::of(it, original, before, after);
                newcomers.entry(it).or_insert_with(of)
            });
            let is_same = there.is_some_and(|it| it.take(before, part.node));
            if is_same { Return::Same } else { Return::Nothing }
        }
    });
    let mut found: Vec<Return> = first.collect();
    // What nobody recognised stands in for the others.
    for (part, found) in parts.iter().zip(&mut found).filter(|it| it.0.attribute.is_none()) {
        let rest = original.parent(part.node).and_then(|it| newcomers.get(&it));
        if *found == Return::Nothing && rest.is_some_and(|it| it.has_any(original.name(part.node))) {
            *found = Return::Other;
        }
    }
    found
}

fn value_returned(node: NodeId, name: &str, before: &Document, after: &Document) -> Return {
    let value = |document: &Document| -> Option<String> {
        document.is_linked(node).then(|| document.attribute(node, name))?.map(|it| it.into_owned())
    };
    match value(after) {
        None => Return::Nothing,
        some if some == value(before) => Return::Same,
        Some(_) => Return::Other,
    }
}

/// Elements that a completion has in a parent and the one before had not.
struct Newcomers {
    /// By text and place the name, and how many there are.
    counts: HashMap<(String, usize), (String, usize)>,
    /// Where the elements were before.
    places: HashMap<NodeId, usize>,
}

impl Newcomers {
    fn of(parent: NodeId, original: &Document, before: &Document, after: &Document) -> Newcomers {
        let stays = |it: NodeId| original.contains(it) && after.is_linked(it);
        let places = places(before, parent, stays);
        let mut newcomers = Newcomers { counts: HashMap::new(), places: places.iter().copied().collect() };
        let added = self::places(after, parent, stays).into_iter().filter(|it| !original.contains(it.0));
        for (node, place) in added {
            let name = || (after.name(node).to_owned(), 0);
            newcomers.counts.entry((print_element(after, node), place)).or_insert_with(name).1 += 1;
        }
        // What was added before is nobody's return.
        for (node, _) in places.into_iter().filter(|it| !original.contains(it.0)) {
            newcomers.take(before, node);
        }
        newcomers
    }

    /// Takes the one that is the same as the element; whether there is one.
    fn take(&mut self, before: &Document, node: NodeId) -> bool {
        let Some(place) = self.places.get(&node).filter(|_| before.is_linked(node)) else { return false };
        match self.counts.get_mut(&(print_element(before, node), *place)).filter(|it| it.1 > 0) {
            Some((_, count)) => {
                *count -= 1;
                true
            }
            None => false,
        }
    }

    fn has_any(&self, name: &str) -> bool {
        self.counts.values().any(|it| it.0 == name && it.1 > 0)
    }
}

/// The child elements, each with how many of its name stand before it that stay.
fn places(document: &Document, parent: NodeId, stays: impl Fn(NodeId) -> bool) -> Vec<(NodeId, usize)> {
    if !document.is_linked(parent) {
        return Vec::new();
    }
    let mut met: HashMap<&str, usize> = HashMap::new();
    let place = |node: NodeId| {
        let count = met.entry(document.name(node)).or_insert(0);
        let place = *count;
        *count += usize::from(stays(node));
        (node, place)
    };
    document.elements(parent).map(place).collect()
}
