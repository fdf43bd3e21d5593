//! A place of the text in libvirt's tables: what is read in an element with such parents and attributes.

use super::context::Tag;
use crate::compat::Known;
use crate::format::{Layout, Shape};
use crate::xml::{Document, NodeId, escape_attribute, parse};

/// An element that is open at the place, with all around it.
pub(super) struct Place {
    document: Document,
    node: NodeId,
    /// What some release reads there.
    pub(super) known: Known,
    /// What this kind of element holds; `None` where the kind cannot be told.
    shape: Option<&'static Shape>,
}

impl Place {
    /// The innermost of the open elements; `None` where no release reads it.
    pub(super) fn of(open: &[Tag]) -> Option<Place> {
        let starts = open.iter().map(|tag| {
            let attributes = tag.attributes.iter().map(|(name, raw)| {
                // What is typed may hold anything; what was escaped stays so.
                let value = match raw.contains(['<', '"', '&']) {
                    true => escape_attribute(raw).into_owned(),
                    false => raw.clone(),
                };
                format!(" {name}=\"{value}\"")
            });
            format!("<{}{}>", tag.name, attributes.collect::<String>())
        });
        let ends = open.iter().rev().map(|tag| format!("</{}>", tag.name));
        let document = parse(&starts.chain(ends).collect::<String>()).ok()?;
        let mut node = document.root();
        let mut known = (document.name(node) == "domain").then(Known::root)?;
        let mut shape = Some(Layout::get().root());
        while let Some(inner) = document.elements(node).next() {
            known = known.child(document.name(inner))?;
            shape = shape.and_then(|it| Layout::get().child(it, &document, inner));
            node = inner;
        }
        Some(Place { document, node, known, shape })
    }

    /// Whether this kind of element holds one of that name, and whether several.
    pub(super) fn holds(&self, name: &str) -> (bool, bool) {
        let Some(shape) = self.shape else { return (true, true) };
        let forms = Layout::get().inside(shape, &self.document, self.node);
        let forms: Vec<&Shape> = forms.filter(|it| it.name == name && !it.live).collect();
        (!forms.is_empty(), forms.iter().any(|it| it.repeats))
    }

    /// Whether this kind of element has the attribute.
    pub(super) fn has(&self, attribute: &str) -> bool {
        self.shape.is_none_or(|it| it.slot(attribute).is_some_and(|it| !it.live))
    }

    /// The values that the attribute may have beside the others.
    pub(super) fn values_beside(&self, attribute: &str) -> Option<&'static [&'static str]> {
        crate::compat::values_beside(&self.document, self.node, attribute)
    }

    /// The value that libvirt takes where the attribute is absent.
    pub(super) fn filled(&self, attribute: &str) -> Option<&'static str> {
        self.shape?.slot(attribute)?.filled
    }
}
