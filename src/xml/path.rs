//! Small paths inside an element: `master/@startport`, `backingStore/format`, `@type`.

use std::borrow::Cow;

use super::{Document, NodeId};

impl Document {
    /// The element that `path`, child names joined by `/`, leads to from `node`; each step takes the first
    /// child of that name.
    pub fn find(&self, node: NodeId, path: &str) -> Option<NodeId> {
        path.split('/').filter(|step| !step.is_empty()).try_fold(node, |at, step| self.child(at, step))
    }

    /// The value at `path`: an attribute where the last step begins with `@`, otherwise the text of the
    /// element.
    pub fn value(&self, node: NodeId, path: &str) -> Option<Cow<'_, str>> {
        match path.rsplit_once('@') {
            Some((elements, attribute)) => self.attribute(self.find(node, elements)?, attribute),
            None => Some(self.text(self.find(node, path)?)),
        }
    }

    /// How a person would point at the element: names from the root down, with an index where siblings share
    /// a name, such as `/domain/devices/disk[2]/driver`.
    pub fn path_of(&self, node: NodeId) -> String {
        let Some(parent) = self.parent(node) else { return String::new() };
        let name = self.name(node);
        let alike: Vec<NodeId> = self.elements_named(parent, name).collect();
        let index = match alike.len() {
            0 | 1 => String::new(),
            _ => format!("[{}]", alike.iter().position(|it| *it == node).map_or(0, |at| at + 1)),
        };
        format!("{}/{name}{index}", self.path_of(parent))
    }
}
