//! `protocol-unread`: a `<protocol>` beside anything but a TCP connection, where nothing asks for it.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "protocol-unread",
    title: "A <protocol> beside anything but a TCP connection, where nothing asks for it.",
    until: Wording::ProtocolBesideOthers,
    class: Class::Safe,
    reference: "virDomainChrSourceDefParseXML, virDomainChrSourceDefFormat",
    apply,
};

/// No release prints it again there, and older schemas want it in a place that libvirt's address then has.
fn apply(work: &mut Work<'_>) {
    const DEVICES: [&str; 6] = ["serial", "parallel", "console", "channel", "redirdev", "smartcard"];
    let devices: Vec<NodeId> = DEVICES.iter().flat_map(|name| work.devices(name)).collect();
    for device in devices.into_iter().filter(|it| !work.is(*it, "@type", "tcp")).collect::<Vec<_>>() {
        if let Some(protocol) = work.document().child(device, "protocol") {
            work.drop(protocol, "It is read of a TCP connection alone.");
        }
    }
}
