//! `without-feature`: the guest without a feature or a timer that the target refuses.

use crate::compat::{self, Finding};
use crate::export::offer::{Edit, Kind};
use crate::export::work::Work;

pub(in crate::export) static OFFER: Kind = Kind {
    id: "without-feature",
    title: "The guest without a feature or a timer that the target refuses.",
    notices: "The guest has what QEMU does by itself in place of the feature; what relies on it must do without.",
    reference: "virDomainFeaturesDefParse, virDomainTimerDefParseXML",
    rewrites: false,
    propose,
};

/// Releases refuse a feature and a timer that they do not know; what says only what QEMU does anyway is gone before.
fn propose(work: &Work<'_>, finding: &Finding) -> Vec<Vec<Edit>> {
    let (document, node) = (work.document(), finding.node);
    let path = document.path_of(node);
    let is_one = ["/domain/features/", "/domain/clock/timer"].iter().any(|it| path.starts_with(it));
    match is_one && finding.class == compat::Class::Refused {
        true => vec![vec![Edit::LeaveOut(node)]],
        false => Vec::new(),
    }
}
