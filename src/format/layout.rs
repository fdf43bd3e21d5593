//! The index over `layout.txt`: which shape an element has, and where it stands among its siblings.

use std::sync::OnceLock;

use super::{Kind, table};
use crate::xml::{Document, NodeId};

/// Everything that libvirt reads of a domain.
#[derive(Debug)]
pub struct Layout {
    pub(super) shapes: Vec<Shape>,
    pub(super) root: usize,
}

/// One element as libvirt reads and prints it, in one of its forms.
#[derive(Debug, Default)]
pub struct Shape {
    /// Name of the element.
    pub name: &'static str,
    /// Printed even when it holds nothing: the element itself says something.
    pub stands_empty: bool,
    /// Belongs to a running guest and is not stored.
    pub live: bool,
    /// What its text holds; `None` where libvirt reads no text.
    pub text: Option<Kind>,
    /// Attributes in the order in which they are printed.
    pub attributes: Vec<Slot>,
    pub(super) conditions: Vec<Condition>,
    /// Positions in [`Layout::shapes`], in the order in which they are printed.
    pub(super) children: Vec<usize>,
}

/// One attribute as libvirt reads and prints it.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    /// Name of the attribute.
    pub name: &'static str,
    /// Belongs to a running guest and is not stored.
    pub live: bool,
    /// What it holds.
    pub kind: Kind,
    /// The value that libvirt gives it where it is absent.
    pub filled: Option<&'static str>,
    /// The value with which it is not printed.
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

    /// The shape of `node` inside an element of shape `parent`, and its rank among the siblings; `None` where
    /// libvirt reads no such element there.
    pub fn child(&self, parent: &Shape, document: &Document, node: NodeId) -> Option<(usize, &Shape)> {
        let name = document.name(node);
        let rank = parent.children.iter().position(|it| self.shapes[*it].name == name)?;
        let mut forms = parent.children[rank..].iter().map(|it| &self.shapes[*it]);
        let form = forms.find(|it| it.name == name && it.fits(document, node))?;
        Some((rank, form))
    }

    /// Whether an element of shape `parent` may hold one of this name in some form.
    pub fn knows(&self, parent: &Shape, name: &str) -> bool {
        parent.children.iter().any(|it| self.shapes[*it].name == name)
    }
}

impl Shape {
    /// The attribute of that name.
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.attributes.iter().find(|it| it.name == name)
    }

    fn fits(&self, document: &Document, node: NodeId) -> bool {
        self.conditions.iter().all(|condition| {
            let mut at = Some(node);
            for _ in 0..condition.above {
                at = at.and_then(|it| document.parent(it));
            }
            let value = at.and_then(|it| document.attribute(it, condition.attribute));
            condition.values.contains(&value.as_deref().unwrap_or("-"))
        })
    }
}
