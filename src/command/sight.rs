//! `Sight`: a document and what libvirt makes of it, looked at as one; `Place`: a path to something in it.

use std::borrow::Cow;
use std::fmt;

use crate::implicit::Completed;
use crate::xml::{Document, NodeId};

/// What people see: what is written, read by libvirt or not, and what libvirt adds.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'d> {
    /// The document as written.
    pub written: &'d Document,
    /// What libvirt makes of it.
    pub completed: &'d Completed,
}

impl<'d> Sight<'d> {
    /// Whether the element stands in the text.
    pub fn is_written(&self, node: NodeId) -> bool {
        self.written.contains(node) && self.written.is_linked(node)
    }

    /// Whether libvirt keeps the element.
    pub fn is_kept(&self, node: NodeId) -> bool {
        self.completed.document.is_linked(node)
    }

    /// The document that tells what the element is: libvirt's, or as written where libvirt does not keep it.
    pub fn document_of(&self, node: NodeId) -> &'d Document {
        if self.is_kept(node) { &self.completed.document } else { self.written }
    }

    /// Child elements: those that are written, then those that libvirt adds.
    pub fn children(&self, node: NodeId) -> Vec<NodeId> {
        let written = self.is_written(node).then(|| self.written.elements(node));
        let kept = self.is_kept(node).then(|| self.completed.document.elements(node));
        let added = kept.into_iter().flatten().filter(|it| !self.is_written(*it));
        written.into_iter().flatten().chain(added).collect()
    }

    /// The child of that name, counted from 1 among its like.
    pub fn child(&self, node: NodeId, step: &Step) -> Option<NodeId> {
        let like = |it: &NodeId| self.document_of(*it).name(*it) == step.name;
        self.children(node).into_iter().filter(like).nth(step.number.saturating_sub(1))
    }

    /// The element at a place inside `base`.
    pub fn find(&self, base: NodeId, place: &Place) -> Option<NodeId> {
        place.steps.iter().try_fold(base, |at, step| self.child(at, step))
    }

    /// The value of an attribute, or without a name the text of the element.
    pub fn value(&self, node: NodeId, attribute: Option<&str>) -> Option<Cow<'d, str>> {
        let of = |document: &'d Document| match attribute {
            Some(name) => document.attribute(node, name),
            None => Some(document.text(node)).filter(|it| !it.trim().is_empty()),
        };
        let written = self.is_written(node).then(|| of(self.written)).flatten();
        written.or_else(|| self.is_kept(node).then(|| of(&self.completed.document)).flatten())
    }
}

/// One step of a [`Place`]: a name, and which of several of that name, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Step {
    /// Name of the element.
    pub name: String,
    /// Which one.
    pub number: usize,
}

/// A place inside an element: `@bus`, `driver/@cache`, `feature[3]/@name`; without an attribute the element or its
/// text is meant: `serial`, or nothing at all for the element itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Place {
    /// The way down.
    pub steps: Vec<Step>,
    /// The attribute.
    pub attribute: Option<String>,
}

impl Place {
    /// Reads a path. Any text is one, though perhaps not of something that is there.
    pub fn parse(path: &str) -> Place {
        let mut place = Place::default();
        for part in path.split('/').filter(|it| !it.is_empty()) {
            match part.strip_prefix('@') {
                Some(name) => place.attribute = Some(name.to_owned()),
                None => place.steps.push(step(part)),
            }
        }
        place
    }

    /// The same with an element further down.
    pub fn child(&self, name: &str, number: usize) -> Place {
        let mut steps = self.steps.clone();
        steps.push(Step { name: name.to_owned(), number });
        Place { steps, attribute: None }
    }

    /// An attribute of the element.
    pub fn attribute(&self, name: &str) -> Place {
        Place { steps: self.steps.clone(), attribute: Some(name.to_owned()) }
    }

    /// How people say it: `driver cache`, `feature 3 name`.
    pub fn words(&self) -> String {
        let step = |it: &Step| match it.number {
            1 => it.name.clone(),
            number => format!("{} {number}", it.name),
        };
        let words = self.steps.iter().map(step).chain(self.attribute.clone());
        words.collect::<Vec<_>>().join(" ")
    }
}

fn step(part: &str) -> Step {
    let numbered = part.strip_suffix(']').and_then(|it| it.split_once('['));
    let numbered = numbered.and_then(|(name, number)| Some((name, number.parse().ok()?)));
    let (name, number) = numbered.unwrap_or((part, 1));
    Step { name: name.to_owned(), number }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        for Step { name, number } in &self.steps {
            parts.push(if *number > 1 { format!("{name}[{number}]") } else { name.clone() });
        }
        parts.extend(self.attribute.as_ref().map(|it| format!("@{it}")));
        f.write_str(&parts.join("/"))
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn paths_read_and_print() {
        for path in
            ["", "@bus", "driver/@cache", "serial", "feature[3]/@name", "cell[2]/distances/sibling/@id"]
        {
            assert_eq!(Place::parse(path).to_string(), path);
        }
        assert_eq!(Place::parse("feature[3]/@name").words(), "feature 3 name");
    }
}
