//! `video-model`: another graphics adapter in place of one that the target does not have.

use crate::compat::Finding;
use crate::export::offer::{Edit, Kind};
use crate::export::work::Work;

pub(in crate::export) static OFFER: Kind = Kind {
    id: "video-model",
    title: "Another graphics adapter in place of one that the target does not have.",
    notices: "The guest finds another graphics adapter and needs another driver; resolutions and acceleration may differ.",
    reference: "qemuValidateDomainDeviceDefVideo, virDomainVideoModel",
    rewrites: true,
    propose,
};

/// Plain VGA shows the same picture; acceleration belongs to the adapter that goes.
fn propose(work: &Work<'_>, finding: &Finding) -> Vec<Vec<Edit>> {
    let document = work.document();
    let model = finding.node;
    let is_type = document.name(model) == "model" && finding.attribute.as_deref() == Some("type");
    if !is_type || document.parent(model).is_none_or(|it| document.name(it) != "video") {
        return Vec::new();
    }
    let gone = ["blob", "edid"].map(|it| Edit::Unset(model, it));
    let parts: Vec<Edit> = document.child(model, "acceleration").map(Edit::LeaveOut).into_iter().collect();
    let instead = |it: &&str| {
        let set = Edit::Set(model, "type", (*it).to_owned());
        [set].into_iter().chain(gone.clone()).chain(parts.clone()).collect()
    };
    ["vga", "cirrus"].iter().map(instead).collect()
}
