//! `interface-mtu`: the MTU of an interface where no guest is told another one.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "interface-mtu",
    title: "The MTU of an interface where no guest is told another one.",
    until: Wording::InterfaceMtu,
    class: Class::HostOnly,
    reference: "qemuBuildNicDevProps",
    apply,
};

/// Virtio cards alone tell the guest, and 1500 is what it takes without being told.
fn apply(work: &mut Work<'_>) {
    for card in work.devices("interface") {
        let document = work.document();
        let Some(mtu) = document.child(card, "mtu") else { continue };
        let Some(model) = document.value(card, "model/@type") else { continue };
        if !model.starts_with("virtio") {
            work.drop(mtu, "Releases before 3.1.0 do not set it; only virtio cards tell it to the guest.");
        } else if work.is(mtu, "@size", "1500") {
            work.drop(
                mtu,
                "Releases before 3.1.0 do not set it; 1500 is what the guest takes without being told.",
            );
        }
    }
}
