//! `memballoon-virtio`: the balloon that releases before 0.8.3 give every guest.

use crate::compat::Wording;
use crate::domain::PciAddress;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "memballoon-virtio",
    title: "The balloon that releases before 0.8.3 give every guest, without a word for it.",
    until: Wording::Memballoon,
    class: Class::Safe,
    reference: "b2f1863533 (qemudBuildCommandLine of 0.8.2)",
    apply,
};

/// They put it behind all other devices, so only where it stands there.
fn apply(work: &mut Work<'_>) {
    let [balloon] = work.devices("memballoon")[..] else { return };
    let document = work.document();
    let devices = document.child(document.root(), "devices").into_iter().flat_map(|it| document.elements(it));
    let last = devices.filter(|it| *it != balloon).filter_map(|it| PciAddress::of(document, it)).max();
    let own = PciAddress::of(document, balloon);
    let is_behind = own.is_none() || last.is_none_or(|it| own == Some(PciAddress::new(0, it.slot + 1, 0)));
    if work.is(balloon, "@model", "virtio") && is_behind {
        work.drop(
            balloon,
            "Releases before 0.8.3 give every guest this balloon, in the slot behind all others.",
        );
    }
}
