//! The index over `layout.txt`: which shape an element has, and where it stands among its siblings.

use std::sync::OnceLock;

use super::{Kind, table};
use crate::machine::Version;
use crate::xml::{self, Change, Document, NodeId};

/// Place of an element among its siblings: that of its name, then that among those of its name.
pub(super) type Rank = (usize, usize);

/// Everything that libvirt reads of a domain.
#[derive(Debug)]
pub struct Layout {
    pub(super) shapes: Vec<Shape>,
    pub(super) root: usize,
    /// Attributes that stand in some condition, in the order of their names.
    pub(super) deciding: Vec<&'static str>,
}

/// One element as libvirt reads and prints it, in one of its forms.
#[derive(Debug, Default)]
pub struct Shape {
    /// Name of the element.
    pub name: &'static str,
    /// Printed even when it holds nothing: the element itself says something.
    pub stands_empty: bool,
    /// Closed by a tag of its own even when it is empty.
    pub tag_closed: bool,
    /// Belongs to a running guest, or says nothing; it is not stored.
    pub live: bool,
    /// May stand several times; of any other element only the first is read.
    pub repeats: bool,
    /// Stored, but shown only with `--security-info`.
    pub secret: bool,
    /// Read since that release, where [`compat`](crate::compat) does not tell this form from others.
    pub since: Option<Version>,
    /// Siblings stand in the order of the values in the first condition.
    pub(super) ordered: bool,
    /// What its text holds; `None` where libvirt reads no text.
    pub text: Option<Kind>,
    /// The text with which the element is not printed.
    pub omitted: Option<&'static str>,
    /// Attributes in the order in which they are printed.
    pub attributes: Vec<Slot>,
    pub(super) conditions: Vec<Condition>,
    /// Positions in [`Layout::shapes`], in the order in which they are printed.
    pub(super) children: Vec<usize>,
    /// Names of the children with their positions in `children`, in the order of the names.
    pub(super) by_name: Vec<(&'static str, usize)>,
    /// Names of the children that are secrets, have some, or have some below them.
    pub(super) to_secrets: Vec<&'static str>,
}

/// One attribute as libvirt reads and prints it.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    /// Name of the attribute.
    pub name: &'static str,
    /// Belongs to a running guest and is not stored.
    pub live: bool,
    /// Stored, but shown only with `--security-info`.
    pub secret: bool,
    /// What it holds.
    pub kind: Kind,
    /// The value that libvirt gives it where it is absent.
    pub filled: Option<&'static str>,
    /// The values with which it is not printed, separated by `|`.
    pub omitted: Option<&'static str>,
}

/// A form of an element holds if an attribute of it or of an ancestor has one of these values.
#[derive(Debug)]
pub(super) struct Condition {
    /// 0: the element itself, 1: its parent, 2: its grandparent.
    pub(super) above: usize,
    pub(super) attribute: &'static str,
    pub(super) values: Vec<&'static str>,
}

impl Layout {
    /// The one layout; read from its table at first use.
    pub fn get() -> &'static Layout {
        static LAYOUT: OnceLock<Layout> = OnceLock::new();
        LAYOUT.get_or_init(|| table::read(include_str!("layout.txt")))
    }

    /// `<domain>`.
    pub fn root(&self) -> &Shape {
        &self.shapes[self.root]
    }

    /// The shape of `node` inside an element of shape `parent`; `None` where libvirt reads no such element.
    pub fn child(&self, parent: &Shape, document: &Document, node: NodeId) -> Option<&Shape> {
        Some(self.ranked(parent, document, node)?.1)
    }

    /// The same with its rank among the siblings.
    pub(super) fn ranked(&self, parent: &Shape, document: &Document, node: NodeId) -> Option<(Rank, &Shape)> {
        let name = document.name(node);
        let form = |at: usize| &self.shapes[parent.children[at]];
        let forms = parent.by_name.partition_point(|it| it.0 < name);
        let mut forms = parent.by_name[forms..].iter().take_while(|it| it.0 == name).map(|it| it.1);
        let found = forms.find(|it| form(*it).fits(document, node))?;
        // Forms on adjacent lines stand at one place.
        let rank = (0..found).rev().take_while(|it| form(*it).name == name).last().unwrap_or(found);
        let form = form(found);
        Some(((rank, form.place(document, node)), form))
    }

    /// Every element that libvirt reads, with its shape, parents first. What is inside a foreign sub-tree is
    /// not listed.
    pub fn walk(&self, document: &Document) -> Vec<(NodeId, &Shape)> {
        self.walk_into(document, |_, _| true)
    }

    /// As [`Layout::walk`], but only where secrets may be: most of a domain has none.
    pub(super) fn walk_to_secrets(&self, document: &Document) -> Vec<(NodeId, &Shape)> {
        self.walk_into(document, |shape, child| shape.to_secrets.contains(&child))
    }

    /// The walk into those children that `into` takes, by the shape of the parent and their names.
    fn walk_into(&self, document: &Document, into: impl Fn(&Shape, &str) -> bool) -> Vec<(NodeId, &Shape)> {
        let mut found = vec![(document.root(), self.root())];
        let mut at = 0;
        while let Some((node, shape)) = found.get(at).copied() {
            if shape.text != Some(Kind::Raw) {
                let children = document.elements(node).filter(|it| into(shape, document.name(*it)));
                found.extend(children.filter_map(|it| Some((it, self.child(shape, document, it)?))));
            }
            at += 1;
        }
        found
    }

    /// What an element of shape `parent` may hold, in the order in which it is printed; of each name the form that an
    /// element without attributes takes. `ancestors` are the elements around it, its parent first; `None` stands for
    /// one that is not there yet.
    pub fn possible<'l>(
        &'l self,
        parent: &'l Shape,
        document: &Document,
        ancestors: &[Option<NodeId>],
    ) -> Vec<&'l Shape> {
        let mut found: Vec<&Shape> = Vec::new();
        for form in parent.children.iter().map(|it| &self.shapes[*it]) {
            let fits = form.conditions.iter().all(|it| {
                let around = it.above.checked_sub(1).and_then(|at| ancestors.get(at).copied().flatten());
                it.holds(around.and_then(|around| document.attribute(around, it.attribute)).as_deref())
            });
            if fits && found.iter().all(|it| it.name != form.name) {
                found.push(form);
            }
        }
        found
    }

    /// Every shape that an element may have inside `node`, itself of shape `parent`, whatever its own attributes will
    /// be: as far as the attributes of `node` and of what is around it decide.
    pub fn inside<'l>(
        &'l self,
        parent: &'l Shape,
        document: &Document,
        node: NodeId,
    ) -> impl Iterator<Item = &'l Shape> {
        let forms = parent.children.iter().map(|it| &self.shapes[*it]);
        forms.filter(move |form| {
            form.conditions.iter().filter(|it| it.above > 0).all(|it| {
                let around = std::iter::successors(Some(node), |at| document.parent(*at)).nth(it.above - 1);
                it.holds(around.and_then(|at| document.attribute(at, it.attribute)).as_deref())
            })
        })
    }

    /// Whether an edit may give elements another shape.
    pub fn is_shaped_by(change: &Change) -> bool {
        let decides = |name: &str| Layout::get().deciding.binary_search(&name).is_ok();
        match change {
            Change::InsertAttribute { attribute, .. } | Change::ReplaceAttribute { attribute, .. } => {
                decides(&attribute.name)
            }
            Change::ReplaceKind { kind, .. } => !matches!(kind, xml::Kind::Text(_)),
            _ => true,
        }
    }

    /// Whether an element of shape `parent` may hold one of this name in some form.
    pub fn knows(&self, parent: &Shape, name: &str) -> bool {
        parent.children.iter().any(|it| self.shapes[*it].name == name)
    }
}

impl Slot {
    /// Whether it is not printed with this value.
    pub fn omits(&self, value: &str) -> bool {
        self.omitted.is_some_and(|it| it.split('|').any(|it| it == value))
    }
}

impl Shape {
    /// Whether the element says something by being there, without attributes or text: `<readonly/>`, `<apic/>`.
    pub fn says_by_itself(&self) -> bool {
        self.stands_empty && self.text.is_none() && self.attributes.iter().all(|it| it.omitted.is_some())
    }

    /// Where elements of that name stand among its children; `None` where it holds none of that name.
    pub fn place_of(&self, name: &str) -> Option<usize> {
        let first = self.by_name.partition_point(|it| it.0 < name);
        self.by_name.get(first).filter(|it| it.0 == name).map(|it| it.1)
    }

    /// The attribute of that name.
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.attributes.iter().find(|it| it.name == name)
    }

    /// Where an element of this shape stands among those of its name.
    fn place(&self, document: &Document, node: NodeId) -> usize {
        let Some(condition) = self.conditions.first().filter(|_| self.ordered) else { return 0 };
        let value = document.attribute(node, condition.attribute).unwrap_or_default();
        condition.values.iter().position(|it| *it == value).unwrap_or(usize::MAX)
    }

    fn fits(&self, document: &Document, node: NodeId) -> bool {
        self.conditions.iter().all(|condition| {
            let mut at = Some(node);
            for _ in 0..condition.above {
                at = at.and_then(|it| document.parent(it));
            }
            condition.holds(at.and_then(|it| document.attribute(it, condition.attribute)).as_deref())
        })
    }
}

impl Condition {
    fn holds(&self, value: Option<&str>) -> bool {
        self.values.contains(&value.unwrap_or("-"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_a_secret_is_marked() {
        let layout = Layout::get();
        let has = |it: &Shape| it.secret || it.attributes.iter().any(|it| it.secret);
        assert!(layout.shapes.iter().any(has));
        for parent in &layout.shapes {
            for child in parent.children.iter().map(|it| &layout.shapes[*it]) {
                let leads = has(child) || !child.to_secrets.is_empty();
                assert!(
                    !leads || parent.to_secrets.contains(&child.name),
                    "{} in {}",
                    child.name,
                    parent.name
                );
            }
        }
        let commonly = layout.root().to_secrets.len();
        assert!(commonly < layout.root().by_name.len(), "not everything leads to one");
    }
}
