//! `pci-address-hex`: the numbers of a PCI address as libvirt prints them, with base 16.

use crate::compat::Wording;
use crate::domain::number;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "pci-address-hex",
    title: "The numbers of a PCI address as libvirt prints them, with base 16.",
    until: Wording::PciAddressPlain,
    class: Class::Safe,
    reference: "pciaddress of the schema, virPCIDeviceAddressParseXML",
    apply,
};

/// Older schemas take digits without 0x for base 16 as well, and find those of base 10 too long. Of one digit
/// both say the same.
fn apply(work: &mut Work<'_>) {
    const WIDTHS: [(&str, usize); 4] = [("domain", 4), ("bus", 2), ("slot", 2), ("function", 1)];
    for address in addresses(work) {
        for (name, width) in WIDTHS {
            let written = work.document().attribute(address, name).map(|it| it.into_owned());
            let decimal = written.filter(|it| it.len() > 1 && it.bytes().all(|it| it.is_ascii_digit()));
            // libvirt reads a leading 0 as base 8, and so does `number`.
            if let Some(value) = decimal.and_then(|it| number(&it)) {
                let reason = "Schemas before 1.3.4 read digits without 0x with base 16; the parser does not.";
                work.set(address, name, &format!("0x{value:0width$x}"), reason);
            }
        }
    }
}

/// Where devices stand in the guest, and where those that are handed through stand on the host.
fn addresses(work: &Work<'_>) -> Vec<NodeId> {
    let document = work.document();
    let devices = document.child(document.root(), "devices").into_iter().flat_map(|it| document.elements(it));
    devices
        .flat_map(|device| {
            let in_guest =
                document.child(device, "address").filter(|it| document.attribute_is(*it, "type", "pci"));
            let is_pci = document.attribute_is(device, "type", "pci");
            let on_host = document.find(device, "source/address").filter(|_| is_pci);
            in_guest.into_iter().chain(on_host)
        })
        .collect()
}
