//! Values that depend on another attribute of the same element, which the since-table merges by path.

use std::borrow::Cow;

use super::places::path;
use super::{Precision, Since, Version};
use crate::xml::{Document, NodeId};

/// The attribute that decides, its value, the attribute decided and the values it may then have.
struct Union {
    path: &'static str,
    by: &'static str,
    is: &'static str,
    attribute: &'static str,
    values: &'static [&'static str],
}

/// `virDomainControllerModelTypeFromString`, `virDomainHostdevDefParseXML`.
const UNIONS: &[Union] = &[
    Union {
        path: "devices/controller",
        by: "type",
        is: "usb",
        attribute: "model",
        values: &[
            "ehci",
            "ich9-ehci1",
            "ich9-uhci1",
            "ich9-uhci2",
            "ich9-uhci3",
            "nec-xhci",
            "none",
            "pci-ohci",
            "piix3-uhci",
            "piix4-uhci",
            "qemu-xhci",
            "qusb1",
            "qusb2",
            "vt82c686b-uhci",
        ],
    },
    Union {
        path: "devices/controller",
        by: "type",
        is: "pci",
        attribute: "model",
        values: &[
            "dmi-to-pci-bridge",
            "pci-bridge",
            "pci-expander-bus",
            "pci-root",
            "pcie-expander-bus",
            "pcie-root",
            "pcie-root-port",
            "pcie-switch-downstream-port",
            "pcie-switch-upstream-port",
            "pcie-to-pci-bridge",
        ],
    },
    Union {
        path: "devices/controller",
        by: "type",
        is: "scsi",
        attribute: "model",
        values: &[
            "am53c974",
            "auto",
            "buslogic",
            "dc390",
            "ibmvscsi",
            "lsilogic",
            "lsisas1068",
            "lsisas1078",
            "ncr53c90",
            "virtio-non-transitional",
            "virtio-scsi",
            "virtio-transitional",
            "vmpvscsi",
        ],
    },
    Union {
        path: "devices/controller",
        by: "type",
        is: "virtio-serial",
        attribute: "model",
        values: &["virtio", "virtio-non-transitional", "virtio-transitional"],
    },
    Union {
        path: "devices/controller",
        by: "type",
        is: "ide",
        attribute: "model",
        values: &["ich6", "piix3", "piix4"],
    },
    // Of these there is only one model.
    Union { path: "devices/controller", by: "type", is: "ccid", attribute: "model", values: &[] },
    Union { path: "devices/controller", by: "type", is: "fdc", attribute: "model", values: &[] },
    Union { path: "devices/controller", by: "type", is: "isa", attribute: "model", values: &[] },
    Union { path: "devices/controller", by: "type", is: "sata", attribute: "model", values: &[] },
    Union { path: "devices/controller", by: "type", is: "xenbus", attribute: "model", values: &[] },
    Union {
        path: "devices/hostdev",
        by: "mode",
        is: "subsystem",
        attribute: "type",
        values: &["mdev", "pci", "scsi", "scsi_host", "usb"],
    },
    Union {
        path: "devices/hostdev",
        by: "mode",
        is: "capabilities",
        attribute: "type",
        values: &["misc", "net", "storage"],
    },
];

/// The values that an attribute may have beside another one that decides; `None` where none does.
pub fn values_beside(document: &Document, node: NodeId, attribute: &str) -> Option<&'static [&'static str]> {
    let path = path(document, node);
    let decides = |it: &&Union| {
        it.attribute == attribute
            && it.path.split('/').eq(path.iter().copied())
            && document.attribute_is(node, it.by, it.is)
    };
    UNIONS.iter().find(decides).map(|it| it.values)
}

/// What contradicts the value of the attribute, in words (`type='usb'`); `None` where it fits.
pub(super) fn contradiction(
    document: &Document,
    node: NodeId,
    path: &[Cow<'_, str>],
    attribute: &str,
) -> Option<String> {
    let decided = UNIONS
        .iter()
        .filter(|it| it.attribute == attribute && it.path.split('/').eq(path.iter().map(|it| &**it)));
    let decided = decided.filter(|it| document.attribute_is(node, it.by, it.is));
    let value = document.attribute(node, attribute)?;
    let wrong = decided.into_iter().find(|it| !it.values.contains(&&*value))?;
    Some(format!("{}='{}'", wrong.by, wrong.is))
}

/// The tables of SMBIOS, whose entries libvirt looks for by their `@name` (`virSysinfoParseXML`).
const TABLES: [&str; 4] = ["bios", "system", "baseBoard", "chassis"];

/// Whether libvirt looks for elements at this path by that attribute, so that it passes over those of another value
/// instead of refusing them.
pub(super) fn is_looked_for(path: &[Cow<'_, str>], attribute: &str) -> bool {
    let [sysinfo, table, entry] = path else { return false };
    sysinfo == "sysinfo" && TABLES.contains(&&**table) && entry == "entry" && attribute == "name"
}

/// Where an element, or an attribute with its @, is read later beside some value of its parent: parent's path,
/// attribute, value, what is read, release. The TPM's `<source>` is a socket of an external emulator first, and a place on disk for libvirt's own later. OpenGL
/// was of SPICE first, `<ip>` of an interface of LXC's and Xen's, and TLS of a disk of VxHS.
const LATER: &[(&str, &str, &str, &str, Version)] = &[
    ("devices/tpm/backend", "type", "emulator", "source", Version::new(10, 10, 0)),
    ("devices/graphics", "type", "sdl", "gl", Version::new(4, 5, 0)),
    ("devices/interface", "type", "user", "ip", Version::new(1, 2, 12)),
    ("devices/disk/source", "protocol", "nbd", "@tls", Version::new(4, 5, 0)),
];

/// Since when the element is read, where that depends on its parent at the path.
pub(super) fn later(
    document: &Document,
    parent: NodeId,
    path: &[Cow<'_, str>],
    element: &str,
) -> Option<Since> {
    since_beside(document, parent, path, |what| what == element)
}

/// Since when the attribute of the element at the path is read, where that depends on another one.
pub(super) fn later_attribute(
    document: &Document,
    node: NodeId,
    path: &[Cow<'_, str>],
    attribute: &str,
) -> Option<Since> {
    since_beside(document, node, path, |what| what.strip_prefix('@') == Some(attribute))
}

fn since_beside(
    document: &Document,
    node: NodeId,
    path: &[Cow<'_, str>],
    is_meant: impl Fn(&str) -> bool,
) -> Option<Since> {
    let here = LATER.iter().find(|(at, by, is, what, _)| {
        is_meant(what) && at.split('/').eq(path.iter().map(|it| &**it)) && document.attribute_is(node, by, is)
    });
    here.map(|it| Since { version: it.4, precision: Precision::Exact })
}
