//! `Profile`: what is known of one host beyond the releases that it runs.

use super::Firmware;
use std::sync::{Arc, OnceLock};

/// What a host has that its releases of libvirt and QEMU do not settle.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Profile {
    /// Firmware images that the host has, in the order in which libvirt looks at their descriptors.
    pub firmware: Vec<Firmware>,
    /// Capabilities that this build of QEMU lacks although its release has them: `qemu-xhci`.
    pub without: Vec<String>,
    /// The newest interrupt controller that KVM has for Arm guests: `3`; empty where it has none.
    pub kvm_gic: String,
    /// Whether the host devices that domains assign to guests exist. libvirt asks the host in which groups its IOMMU
    /// keeps them, and knows nothing of those that are not there.
    pub has_assigned_devices: bool,
}

impl Profile {
    /// A host as Debian installs it, with everything that its QEMU release has.
    pub fn built_in() -> Arc<Profile> {
        static BUILT_IN: OnceLock<Arc<Profile>> = OnceLock::new();
        let make = || {
            Arc::new(Profile {
                firmware: Firmware::debian(),
                without: Vec::new(),
                kvm_gic: "3".to_owned(),
                has_assigned_devices: true,
            })
        };
        BUILT_IN.get_or_init(make).clone()
    }
}
