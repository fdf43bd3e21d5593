//! The style that was weighed in 2012 and not taken: a USB controller that nobody wrote goes along only where a
//! USB device needs it.

use super::record::{Place, Record, Source};
use super::report::{Action, Class};
use super::work::Work;
use crate::command::needs_usb;
use crate::domain::Domain;
use crate::xml::{Document, NodeId, remove_node};

/// The completed document without USB controllers that libvirt added and no device is on.
pub(super) fn as_needed(work: &mut Work<'_>) -> Document {
    let (original, completed) = (work.original, &work.completed.document);
    let mut document = completed.clone();
    let mut devices =
        completed.child(completed.root(), "devices").into_iter().flat_map(|it| completed.elements(it));
    if devices.any(|it| needs_usb(completed, it)) {
        return document;
    }
    let controllers = Domain::of(completed).list("controller");
    let spare = |it: &NodeId| completed.attribute_is(*it, "type", "usb") && !original.contains(*it);
    for node in controllers.filter(spare).collect::<Vec<_>>() {
        work.note(Record {
            node: Some(node),
            attribute: None,
            place: Place::of(original, completed, node),
            action: Action::Dropped,
            class: Class::Safe,
            reason: "libvirt added this USB controller by itself, and no device of the guest is on it."
                .to_owned(),
            needs: None,
            reference: "virDomainDefMaybeAddController".to_owned(),
            source: Source::Libvirt,
        });
        remove_node(&document, node).into_iter().for_each(|it| drop(document.apply(it)));
    }
    document
}
