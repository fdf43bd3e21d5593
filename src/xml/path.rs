//! Small paths inside an element: `master/@startport`, `backingStore/format`, `@type`.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Document, NodeId};

impl Document {
    /// The element that `path`, child names joined by `/`, leads to from `node`; each step takes the first
    /// child of that name.
    pub fn find(&self, node: NodeId, path: &str) -> Option<NodeId> {
        let (mut at, mut rest) = (node, path);
        // By hand, as this is what the engine does most.
        while !rest.is_empty() {
            let end = rest.bytes().position(|it| it == b'/').unwrap_or(rest.len());
            if end > 0 {
                at = self.child(at, &rest[..end])?;
            }
            rest = rest.get(end + 1..).unwrap_or("");
        }
        Some(at)
    }

    /// The value at `path`: an attribute where the last step begins with `@`, otherwise the text of the
    /// element.
    pub fn value(&self, node: NodeId, path: &str) -> Option<Cow<'_, str>> {
        match path.bytes().position(|it| it == b'@') {
            Some(0) => self.attribute(node, &path[1..]),
            Some(at) => self.attribute(self.find(node, &path[..at])?, &path[at + 1..]),
            None => Some(self.text(self.find(node, path)?)),
        }
    }

    /// Whether the value at `path` is exactly this.
    pub fn value_is(&self, node: NodeId, path: &str, value: &str) -> bool {
        match path.split_once('@') {
            Some(("", name)) => self.attribute_is(node, name, value),
            Some((elements, name)) => {
                self.find(node, elements).is_some_and(|it| self.attribute_is(it, name, value))
            }
            None => self.find(node, path).is_some_and(|it| self.text(it) == value),
        }
    }

    /// The element at a path below another: `devices/disk[2]/driver`, the place among its like from 1, as
    /// [`Document::path_of`] gives it.
    pub fn at_path(&self, above: NodeId, path: &str) -> Option<NodeId> {
        path.split('/').filter(|it| !it.is_empty()).try_fold(above, |at, step| {
            let (name, place) = match step.strip_suffix(']').and_then(|it| it.split_once('[')) {
                Some((name, place)) => (name, place.parse().ok()?),
                None => (step, 1),
            };
            self.elements_named(at, name).nth(usize::checked_sub(place, 1)?)
        })
    }

    /// How a person would point at the element: names from the root down, with an index where siblings share
    /// a name, such as `/domain/devices/disk[2]/driver`.
    pub fn path_of(&self, node: NodeId) -> String {
        self.path_below(Document::TOP, node)
    }

    /// The part of [`path_of`](Self::path_of) that leads from an element around it: `/driver` of a disk.
    pub fn path_below(&self, above: NodeId, node: NodeId) -> String {
        let Some(parent) = self.parent(node).filter(|_| node != above) else { return String::new() };
        let name = self.name(node);
        let (mut alike, mut place) = (0, 0);
        for sibling in self.elements_named(parent, name) {
            alike += 1;
            if sibling == node {
                place = alike;
            }
        }
        format!("{}/{}", self.path_below(above, parent), step(name, place, alike))
    }

    /// [`path_of`](Self::path_of) each child element of `parent`, in one pass over them.
    pub fn paths_of_children(&self, parent: NodeId) -> HashMap<NodeId, String> {
        let mut alike = HashMap::<&str, usize>::new();
        let mut places = Vec::new();
        for node in self.elements(parent) {
            let count = alike.entry(self.name(node)).or_default();
            *count += 1;
            places.push((node, *count));
        }
        let above = self.path_of(parent);
        let path = |node, place| format!("{above}/{}", step(self.name(node), place, alike[self.name(node)]));
        places.into_iter().map(|(node, place)| (node, path(node, place))).collect()
    }
}

/// A name, and its place where several are alike.
fn step(name: &str, place: usize, alike: usize) -> String {
    if alike > 1 { format!("{name}[{place}]") } else { name.to_owned() }
}
