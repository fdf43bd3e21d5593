//! `default-usb-controller`: the USB controller that i440fx has anyway is left out for releases that refuse it.

use crate::compat::Wording;
use crate::domain::{Controller, PciAddress};
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "default-usb-controller",
    title: "The USB controller that i440fx has anyway is left out for releases that refuse it.",
    until: Wording::UsbController,
    class: Class::Safe,
    reference: "409b5f5495, be1a7e6d31, 31de0fab93 (qemuBuildCommandLine of 0.9.4 passes -usb)",
    apply,
};

/// Only where it is the sole USB controller, the PIIX3 one at its own place. No such release
/// keeps the alias that a user gave it.
fn apply(work: &mut Work<'_>) {
    let usb = |work: &Work<'_>, it: &NodeId| work.is(*it, "@type", "usb");
    let all: Vec<NodeId> = work.devices("controller").into_iter().filter(|it| usb(work, it)).collect();
    let [controller] = all[..] else { return };
    let document = work.document();
    let view = Controller { document, node: controller };
    let is_default = matches!(&*view.model(), "" | "piix3-uhci") && view.index().unwrap_or(0) == 0;
    let at_home = PciAddress::of(document, controller).is_none_or(|it| it == PciAddress::new(0, 1, 2));
    if work.machine().is_i440fx() && is_default && at_home {
        let reason =
            "0.9.4 refuses the USB controller and starts QEMU with -usb, so the guest has the same one.";
        work.drop(controller, reason);
    }
}
