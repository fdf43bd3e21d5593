//! `usb-address`: the only USB device is on the first port in releases that leave the ports to QEMU.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "usb-address",
    title: "The only USB device is on the first port in releases that leave the ports to QEMU.",
    until: Wording::UsbController,
    class: Class::Safe,
    reference: "qemuBuildCommandLine of 0.9.4 (-usb, -usbdevice)",
    apply,
};

fn apply(work: &mut Work<'_>) {
    if let [address] = work.addresses_on_built_in_usb()[..]
        && work.is(address, "@bus", "0")
        && work.is(address, "@port", "1")
    {
        work.drop(address, "0.9.4 refuses USB addresses; QEMU puts the only USB device on port 1, too.");
    }
}
