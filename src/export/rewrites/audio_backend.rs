//! `audio-backend`: the backend of the sound devices is the host's own business.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "audio-backend",
    title: "The backend of the sound devices is the host's own business.",
    until: Wording::AudioBackend,
    class: Class::HostOnly,
    reference: "e88367095f, 11fcf054e6",
    apply,
};

/// The element came with 6.7.0; its types none, spice and others with 7.2.0, and before that they are refused.
fn apply(work: &mut Work<'_>) {
    for audio in work.devices("audio") {
        let reason =
            "Releases before 7.2.0 choose the audio backend by themselves; the guest sees only <sound>.";
        work.drop(audio, reason);
    }
    for sound in work.devices("sound") {
        if let Some(link) = work.document().child(sound, "audio") {
            work.drop(link, "The <audio> that it names is left out.");
        }
    }
}
