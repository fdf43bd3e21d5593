//! `drive-target`: target 0 is what a release without targets has.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "drive-target",
    title: "Target 0 is what a release without targets has.",
    until: Wording::DriveTarget,
    class: Class::Safe,
    reference: "virDomainDeviceDriveAddressParseXML",
    apply,
};

fn apply(work: &mut Work<'_>) {
    let devices = ["disk", "hostdev"].into_iter().flat_map(|name| work.devices(name));
    for device in devices.collect::<Vec<_>>() {
        let Some(address) = work.document().child(device, "address") else { continue };
        if work.is(address, "@type", "drive") && work.is(address, "@target", "0") {
            work.drop_attribute(address, "target", "0 is what releases before 0.9.11 have.");
        }
    }
}
