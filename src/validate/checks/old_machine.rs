//! A machine type that the host's QEMU still has and calls deprecated.

use super::{Look, Problem};
use crate::compat::{Target, deprecated_machine};
use crate::validate::{Place, Severity};

pub(super) fn check(look: Look<'_>, found: &mut Vec<Problem>) {
    let host = &look.completed.host;
    let here = Target { qemu: Some(host.qemu), ..Target::libvirt(host.libvirt) };
    found.extend(deprecated_machine(look.document, &here).map(|it| Problem {
        check: "old-machine",
        severity: Severity::Note,
        node: it.node,
        place: Place::of(Some("machine")),
        message: format!("{} Another machine type is other hardware, so plan the change.", it.words),
        fixes: Vec::new(),
    }));
}
