//! Models of network interfaces that libvirt knows by name.

/// Order and spelling as in `virDomainNetModel`.
const MODELS: [&str; 22] = [
    "unknown",
    "netfront",
    "rtl8139",
    "virtio",
    "e1000",
    "e1000e",
    "igb",
    "virtio-transitional",
    "virtio-non-transitional",
    "usb-net",
    "spapr-vlan",
    "lan9118",
    // Not QEMU's smc91c111: libvirt has swapped two letters.
    "scm91c111",
    "vlance",
    "vmxnet",
    "vmxnet2",
    "vmxnet3",
    "Am79C970A",
    "Am79C973",
    "82540EM",
    "82545EM",
    "82543GC",
];

/// libvirt's spelling of a model, whatever its case; `None` for one that libvirt passes on to QEMU without
/// knowing anything about it (`virDomainNetSetModelString`).
pub fn interface_model(name: &str) -> Option<&'static str> {
    MODELS.iter().find(|it| it.eq_ignore_ascii_case(name)).copied()
}
