//! `<domain>`: the root view.

use std::borrow::Cow;

use crate::xml::{Document, NodeId};

/// The whole domain.
#[derive(Debug, Clone, Copy)]
pub struct Domain<'d> {
    /// The document that it is a window on.
    pub document: &'d Document,
}

impl<'d> Domain<'d> {
    /// A window on `document`, whose root should be `<domain>`.
    pub fn of(document: &'d Document) -> Domain<'d> {
        Domain { document }
    }

    /// Value at a path below `<domain>`, such as `os/type/@machine`.
    pub fn value(&self, path: &str) -> Option<Cow<'d, str>> {
        self.document.value(self.document.root(), path)
    }

    /// Virtualisation type, `@type`: `kvm`, `qemu`, `xen` …
    pub fn virt_type(&self) -> Cow<'d, str> {
        self.value("@type").unwrap_or_default()
    }

    /// Whether libvirt's QEMU driver runs it (`virQEMUDriver`'s domain types).
    pub fn is_qemu(&self) -> bool {
        matches!(&*self.virt_type(), "qemu" | "kvm" | "kqemu" | "hvf")
    }

    /// `os/type`: `hvm`, `exe`, `linux` …
    pub fn os_type(&self) -> Cow<'d, str> {
        self.value("os/type").map(|it| Cow::Owned(it.trim().to_owned())).unwrap_or_default()
    }

    /// `os/type/@arch` as written.
    pub fn arch(&self) -> Option<Cow<'d, str>> {
        self.value("os/type/@arch")
    }

    /// `os/type/@machine` as written.
    pub fn machine(&self) -> Option<Cow<'d, str>> {
        self.value("os/type/@machine")
    }

    /// `<devices>`.
    pub fn devices(&self) -> Option<NodeId> {
        self.document.child(self.document.root(), "devices")
    }

    /// Device elements of one name, in the order of libvirt's list for them, which is the order of the text.
    pub fn list(&self, name: &'d str) -> impl DoubleEndedIterator<Item = NodeId> + 'd {
        let document = self.document;
        self.devices().into_iter().flat_map(move |devices| document.elements_named(devices, name))
    }
}
