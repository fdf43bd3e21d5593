//! `video-primary`: the first video is primary anyway.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "video-primary",
    title: "The first video is primary anyway.",
    until: Wording::VideoPrimary,
    class: Class::Safe,
    reference: "09938bb3b0",
    apply,
};

fn apply(work: &mut Work<'_>) {
    let Some(first) = work.devices("video").first().copied() else { return };
    if let Some(model) = work.document().child(first, "model")
        && work.is(model, "@primary", "yes")
    {
        work.drop_attribute(model, "primary", "The first video is the primary one in every release.");
    }
}
