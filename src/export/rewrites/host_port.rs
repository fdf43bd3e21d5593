//! `host-port`: the port of a disk's host, where it is the one that goes without saying.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "host-port",
    title: "The port of a disk's host, where it is the one that goes without saying.",
    until: Wording::PortlessHost,
    class: Class::HostOnly,
    reference: "virDomainDiskDefParseXML, virStorageSourceNetworkDefaultPort",
    apply,
};

/// Older releases refuse a host without a port.
fn apply(work: &mut Work<'_>) {
    /// Where the servers of a protocol listen unless told.
    const PORTS: [(&str, &str); 3] = [("nbd", "10809"), ("rbd", "6789"), ("sheepdog", "7000")];
    for disk in work.devices("disk") {
        let Some(source) = work.document().child(disk, "source") else { continue };
        let port = PORTS.iter().find(|(protocol, _)| work.is(source, "@protocol", protocol));
        let Some((_, port)) = port else { continue };
        let hosts: Vec<NodeId> = work.document().elements_named(source, "host").collect();
        for host in hosts {
            let says = |name: &str| work.document().attribute(host, name).is_some();
            if says("name") && !says("port") && !says("socket") {
                work.set(
                    host,
                    "port",
                    port,
                    "Older releases want a port; servers of this kind listen on this one.",
                );
            }
        }
    }
}
