//! `sound-model`: another sound card in place of one that the target does not have.

use crate::compat::Finding;
use crate::export::offer::{Edit, Kind};
use crate::export::work::Work;

pub(in crate::export) static OFFER: Kind = Kind {
    id: "sound-model",
    title: "Another sound card in place of one that the target does not have.",
    notices: "The guest finds another sound card and needs its driver.",
    reference: "virDomainSoundModel, qemuValidateDomainDeviceDefSound",
    rewrites: true,
    propose,
};

/// The nearest relative first. A card that comes from USB, or goes to PCI, has no use for its address.
fn propose(work: &Work<'_>, finding: &Finding) -> Vec<Vec<Edit>> {
    let (document, sound) = (work.document(), finding.node);
    if document.name(sound) != "sound" || finding.attribute.as_deref() != Some("model") {
        return Vec::new();
    }
    let is_usb = document.attribute_is(sound, "model", "usb");
    let address: Vec<Edit> =
        document.child(sound, "address").filter(|_| is_usb).map(Edit::LeaveOut).into_iter().collect();
    let gone = ["multichannel", "streams"].map(|it| Edit::Unset(sound, it));
    let instead = |it: &str| {
        let set = Edit::Set(sound, "model", it.to_owned());
        [set].into_iter().chain(gone.clone()).chain(address.clone()).collect()
    };
    ["ich9", "ich6", "ac97"].map(instead).into()
}
