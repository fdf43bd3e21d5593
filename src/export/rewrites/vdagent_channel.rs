//! `vdagent-channel`: the agent of the desktop is reached by the SPICE channel of the same name.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "vdagent-channel",
    title: "The agent of the desktop is reached by the SPICE channel of the same name.",
    until: Wording::VdagentChannel,
    class: Class::HostOnly,
    reference: "virDomainChrTypeFromString",
    apply,
};

/// With SPICE graphics, which then serve it. The guest sees the same virtio port.
fn apply(work: &mut Work<'_>) {
    let has_spice = work.devices("graphics").into_iter().any(|it| work.is(it, "@type", "spice"));
    for channel in work.devices("channel") {
        if has_spice && work.is(channel, "@type", "qemu-vdagent") {
            let reason = "Releases before 8.4.0 refuse qemu-vdagent; spicevmc gives the guest the same port.";
            if let Some(source) = work.document().child(channel, "source") {
                work.drop(source, reason);
            }
            work.set(channel, "type", "spicevmc", reason);
        }
    }
}
