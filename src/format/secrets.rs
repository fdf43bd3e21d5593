//! Secrets, which `virsh dumpxml` shows only with `--security-info`.

use super::Layout;
use crate::xml::{Change, Document};

/// The document without its secrets: passwords of graphics, cookies of network disks.
pub fn without_secrets(document: &Document) -> Document {
    let mut shown = document.clone();
    for (node, shape) in Layout::get().walk(document) {
        if shape.secret {
            shown.apply(Change::Detach { node });
            continue;
        }
        let is_secret = |name: &str| shape.slot(name).is_some_and(|it| it.secret);
        let attributes = document.attributes(node).iter().enumerate();
        let secrets: Vec<usize> =
            attributes.filter(|(_, it)| is_secret(&it.name)).map(|(index, _)| index).collect();
        for index in secrets.into_iter().rev() {
            shown.apply(Change::RemoveAttribute { node, index });
        }
    }
    shown
}
