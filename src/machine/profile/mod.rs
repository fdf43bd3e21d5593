//! `Profile`: what is known of one host beyond the releases that it runs, as `virsh capabilities` and `virsh
//! domcapabilities` tell it.

mod assumption;
mod domain_capabilities;
mod guest;
mod told;

use super::{Arch, Firmware, Image, Machine, Version};
use std::sync::{Arc, OnceLock};

pub use assumption::Assumption;
pub use domain_capabilities::{DomainCapabilities, HostModel};
pub use guest::{Guest, GuestMachine};
pub use told::ProfileError;

/// What a host has that its releases of libvirt and QEMU do not settle.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
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
    /// The guests that `virsh capabilities` lists; empty where it was not loaded.
    pub guests: Vec<Guest>,
    /// The host's own CPU model, as `virsh capabilities` names it.
    pub cpu: Option<String>,
    /// What each `virsh domcapabilities` that was loaded says.
    pub domains: Vec<DomainCapabilities>,
    /// The release of libvirt that `virsh version` named.
    pub libvirt: Option<Version>,
    /// The release of QEMU that `virsh version` named, or its machine types.
    pub qemu: Option<Version>,
}

/// Capabilities of QEMU that libvirt shows as a value of a list: the capability, the list, the value.
const SHOWN: [(&str, &str, &str); 15] = [
    ("VGA", "devices/video/modelType", "vga"),
    ("cirrus-vga", "devices/video/modelType", "cirrus"),
    ("qxl", "devices/video/modelType", "qxl"),
    ("vmware-svga", "devices/video/modelType", "vmvga"),
    ("virtio-gpu", "devices/video/modelType", "virtio"),
    ("bochs-display", "devices/video/modelType", "bochs"),
    ("ramfb", "devices/video/modelType", "ramfb"),
    ("tpm-tis", "devices/tpm/model", "tpm-tis"),
    ("tpm-crb", "devices/tpm/model", "tpm-crb"),
    ("tpm-spapr", "devices/tpm/model", "tpm-spapr"),
    ("usb-redir", "devices/redirdev/bus", "usb"),
    ("virtio-rng", "devices/rng/model", "virtio"),
    ("vmcoreinfo", "features/vmcoreinfo", "yes"),
    ("vmgenid", "features/genid", "yes"),
    ("i8042", "features/ps2", "yes"),
];

impl Profile {
    /// A host as Debian installs it, with everything that its QEMU release has.
    pub fn built_in() -> Arc<Profile> {
        static BUILT_IN: OnceLock<Arc<Profile>> = OnceLock::new();
        let make = || {
            Arc::new(Profile {
                firmware: Firmware::debian(),
                kvm_gic: "3".to_owned(),
                has_assigned_devices: true,
                ..Profile::default()
            })
        };
        BUILT_IN.get_or_init(make).clone()
    }

    /// Whether anything was loaded.
    pub fn is_loaded(&self) -> bool {
        !self.guests.is_empty() || !self.domains.is_empty()
    }

    /// What `virsh capabilities` lists for guests of the architecture.
    pub fn guest(&self, arch: Arch) -> Option<&Guest> {
        self.guests.iter().find(|it| it.arch == arch)
    }

    /// What a `virsh domcapabilities` said of this very machine, by its canonical name, under this type of
    /// domain; of another type where this one was not asked for.
    pub fn domain(&self, arch: Arch, machine: &str, type_: &str) -> Option<&DomainCapabilities> {
        let all = || self.domains.iter().filter(|it| it.arch == arch && it.machine == machine);
        all().find(|it| it.type_ == type_).or_else(|| all().next())
    }

    /// The program that runs guests of the architecture under this type of domain.
    pub fn emulator(&self, arch: Arch, type_: &str) -> Option<&str> {
        let listed = self.guest(arch).and_then(|it| it.emulator(type_));
        let asked = || self.domains.iter().find(|it| it.arch == arch && it.type_ == type_);
        listed.or_else(|| asked().map(|it| &*it.emulator))
    }

    /// Whether QEMU has a capability, as far as this host says so itself.
    pub fn has(&self, arch: Arch, flag: &str) -> Option<bool> {
        if self.without.iter().any(|it| it == flag) {
            return Some(false);
        }
        if self.domains.is_empty() {
            return None;
        }
        let (_, list, value) = SHOWN.iter().find(|(name, ..)| *name == flag)?;
        // Boards without PCI lack what their QEMU has all the same.
        let told = self.domains.iter().filter(|it| it.arch == arch);
        let told = told.filter(|it| Machine::of(arch, &it.machine).is_modelled());
        told.filter_map(|it| Some(it.list(list)?.iter().any(|it| it == value))).max()
    }

    /// A firmware image of machines like these that the host lists and of which nothing else is known.
    pub fn unknown_firmware(&self, arch: Arch, machine: &str) -> Option<&str> {
        let known = |path: &str| Firmware::debian().iter().any(|it| it.code() == Some(path));
        let domains = self.domains.iter().filter(|it| it.arch == arch && it.machine == machine);
        domains.flat_map(|it| &it.loaders).find(|it| !known(it)).map(|it| &**it)
    }

    /// The built-in images without those that the host would have listed.
    fn listed_firmware(&self) -> Vec<Firmware> {
        let mut images = Firmware::debian();
        images.retain(|image| {
            let asked = self.domains.iter().filter(|it| image.is_for(it.arch, &it.machine));
            let listed = asked.map(|it| it.loaders.iter().any(|path| Some(&**path) == image.code()));
            !matches!(image.image, Image::Flash { .. }) || listed.max() != Some(false)
        });
        images
    }

    /// The newest interrupt controller that the host lists for guests of KVM; `None` where it did not say.
    fn listed_gic(&self) -> Option<String> {
        let kvm = self.domains.iter().filter(|it| it.type_ == "kvm" && it.arch.is_arm());
        let versions = kvm.filter_map(|it| it.list("features/gic/version")).flatten();
        versions.filter(|it| it.bytes().all(|byte| byte.is_ascii_digit())).max().cloned()
    }
}
