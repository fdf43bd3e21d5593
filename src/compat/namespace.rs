//! Names as libvirt's tables have them: prefixes that stand for a driver's namespace become the usual ones.

use std::borrow::Cow;

use crate::xml::{Document, NodeId};

/// The namespaces that drivers of libvirt read, by the prefix that libvirt itself prints.
const DRIVERS: [(&str, &str); 4] = [
    ("http://libvirt.org/schemas/domain/qemu/1.0", "qemu"),
    ("http://libvirt.org/schemas/domain/lxc/1.0", "lxc"),
    ("http://libvirt.org/schemas/domain/xen/1.0", "xen"),
    ("http://libvirt.org/schemas/domain/bhyve/1.0", "bhyve"),
];

/// The element's name with libvirt's own prefix (`qemu:arg`); `None` where the prefix stands for anything else,
/// which no release of libvirt reads outside of `<metadata>`.
pub(super) fn libvirt_name(document: &Document, node: NodeId) -> Option<Cow<'_, str>> {
    let name = document.name(node);
    let Some((prefix, local)) = name.split_once(':') else { return Some(Cow::Borrowed(name)) };
    // libvirt takes an undeclared prefix as it is spelled.
    let usual = match declared(document, node, prefix) {
        Some(uri) => DRIVERS.iter().find(|(it, _)| *it == uri).map(|(_, prefix)| *prefix),
        None => DRIVERS.iter().find(|(_, it)| *it == prefix).map(|(_, prefix)| *prefix),
    };
    usual.map(|prefix| Cow::Owned(format!("{prefix}:{local}")))
}

/// What the prefix stands for at the element.
fn declared(document: &Document, node: NodeId, prefix: &str) -> Option<String> {
    let mut at = Some(node);
    while let Some(node) = at {
        let mut attributes = document.attributes(node).iter();
        if let Some(found) = attributes.find(|it| it.name.strip_prefix("xmlns:") == Some(prefix)) {
            return Some(found.value().into_owned());
        }
        at = document.parent(node);
    }
    None
}
