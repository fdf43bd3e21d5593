//! `usb-addresses`: releases without USB addresses leave the ports of several devices to QEMU.

use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::machine::Version;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "usb-addresses",
    title: "Releases without USB addresses leave the ports of several devices to QEMU.",
    until: Version::new(0, 9, 5),
    class: Class::LostGuestChanges,
    reference: "usb_claim_port of QEMU",
    apply,
};

fn apply(work: &mut Work<'_>) {
    for address in work.addresses_on_built_in_usb() {
        work.drop(
            address,
            "0.9.4 refuses USB addresses, and QEMU chooses other ports, behind a hub of its own.",
        );
    }
}
