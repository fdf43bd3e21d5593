//! `usb-addresses`: releases without USB addresses leave the ports of several devices to QEMU.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "usb-addresses",
    title: "Releases without USB addresses leave the ports of several devices to QEMU.",
    until: Wording::UsbController,
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
