//! `pci-address-whole`: a bus or function that is not said is 0, and older schemas want that said.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "pci-address-whole",
    title: "A bus or function that is not said is 0, and older schemas want that said.",
    until: Wording::PciAddressPart,
    class: Class::Safe,
    reference: "pciaddress of the schema, virPCIDeviceAddressParseXML",
    apply,
};

fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let Some(devices) = document.child(document.root(), "devices") else { return };
    let addresses = document.elements(devices).filter_map(|it| document.child(it, "address"));
    let by_slot =
        |it: &NodeId| document.attribute_is(*it, "type", "pci") && document.attribute(*it, "slot").is_some();
    for address in addresses.filter(by_slot).collect::<Vec<_>>() {
        for (name, zero) in [("bus", "0x00"), ("function", "0x0")] {
            if work.document().attribute(address, name).is_none() {
                let reason =
                    format!("Schemas before 1.3.5 want {name}=; without it, it is 0 in every release.");
                work.set(address, name, zero, &reason);
            }
        }
    }
}
